package dev.logodds.web;

import java.util.List;

/** What is stored, and what came of an import or a deletion. */
public record DataView(List<DashboardView.Fact> facts, String done, String problem) {}
