package dev.logodds.web;

import java.util.List;

/** Pictures with the tables behind them. */
public record StatisticsView(List<DashboardView.Fact> facts, List<Picture> pictures) {
    /**
     * A picture, and its numbers.
     *
     * @param sentence what to see in it
     * @param svg empty when there is nothing to draw yet
     */
    public record Picture(String title, String sentence, String svg, List<String> head, List<List<String>> rows) {}
}
