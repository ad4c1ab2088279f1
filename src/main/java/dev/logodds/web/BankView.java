package dev.logodds.web;

import java.util.List;

/** The question bank with its filters. */
public record BankView(
        List<QuestionLine> lines,
        List<TopicLine> topics,
        List<String> kinds,
        List<Integer> levels,
        String query,
        String topic,
        String kind,
        int level) {
    public String count() {
        return lines.size() == 1 ? "1 question" : lines.size() + " questions";
    }
}
