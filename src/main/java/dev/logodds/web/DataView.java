package dev.logodds.web;

import java.util.List;

/**
 * What is stored, and what came of an import or a deletion.
 *
 * @param report what an import did, part by part
 */
public record DataView(List<DashboardView.Fact> facts, String done, List<Part> report, String problem) {
    private static final int SHOWN = 100;

    /**
     * What an import did with some of what it read.
     *
     * @param shown the first of them
     * @param more how many are not shown
     */
    public record Part(String name, String why, int count, List<String> shown, int more) {
        static Part of(String name, String why, List<String> all) {
            List<String> shown = all.stream().limit(SHOWN).toList();
            return new Part(name, why, all.size(), shown, all.size() - shown.size());
        }
    }
}
