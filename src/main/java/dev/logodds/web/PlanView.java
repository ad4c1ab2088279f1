package dev.logodds.web;

import java.util.List;

/** What the coming days ask for. */
public record PlanView(String title, List<String> sentences, String svg, List<Line> days) {
    /** A day with its load. */
    public record Line(String day, int due, int planned, int left, String retention) {}
}
