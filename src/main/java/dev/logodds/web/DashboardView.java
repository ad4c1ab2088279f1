package dev.logodds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is due and why, what comes, what was answered. */
public record DashboardView(
        String sentence,
        List<Fact> facts,
        List<DueLine> due,
        List<DueLine> later,
        List<DueLine> leeches,
        List<DueLine> suspended,
        @Nullable String interview,
        @Nullable String nextDue,
        List<HistoryLine> attempts) {

    /** A number with its name. */
    public record Fact(String name, String value) {}

    /** An item of the schedule. */
    public record DueLine(String id, String title, String when, String why) {}
}
