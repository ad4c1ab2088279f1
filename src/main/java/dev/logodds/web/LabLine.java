package dev.logodds.web;

import dev.logodds.learner.LabPrediction;
import dev.logodds.question.LabPage;
import java.util.List;

/** A lab in the list of labs, with how its predictions went; {@code score} is empty before any. */
public record LabLine(String id, String title, String summary, String score) {
    static LabLine of(LabPage page, List<LabPrediction> stored) {
        List<LabPrediction> made = stored.stream()
                .filter(p -> p.lab.equals(page.id()) && !p.answer.equals("skipped"))
                .toList();
        long right = made.stream().filter(p -> p.correct).count();
        return new LabLine(
                page.id(),
                page.title(),
                page.summary(),
                made.isEmpty() ? "" : "%d of %d predicted".formatted(right, made.size()));
    }
}
