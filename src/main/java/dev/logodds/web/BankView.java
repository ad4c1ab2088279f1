package dev.logodds.web;

import java.util.List;
import java.util.Map;

/** The question bank with its filters. */
public record BankView(List<QuestionLine> lines, List<TopicLine> topics, Map<String, String> kinds, BankFilter filter) {
    public String count() {
        return lines.size() == 1 ? "1 question" : lines.size() + " questions";
    }

    public List<String> facets() {
        return List.of("conceptual", "implementation", "applied", "systems", "failure mode");
    }

    public List<String> rounds() {
        return List.of("screen", "onsite", "grill");
    }

    public List<Integer> levels() {
        return List.of(1, 2, 3);
    }

    public List<String> states() {
        return BankFilter.STATES;
    }
}
