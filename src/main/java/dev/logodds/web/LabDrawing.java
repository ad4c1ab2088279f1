package dev.logodds.web;

import dev.logodds.lab.Lab;
import dev.logodds.lab.Plot;
import dev.logodds.lab.Svg;
import java.util.List;
import java.util.Map;

/** A lab's picture, drawn: what a page shows, and what its script fetches when a control has moved. */
public record LabDrawing(
        List<Figure> figures,
        List<Lab.Table> tables,
        String finding,
        List<Lab.Goal> goal,
        Map<String, Double> numbers,
        List<Next> next) {

    /**
     * A question of the topic to go on with.
     *
     * @param words which of the lab's numbers it asks about; empty where it has numbers of its own
     */
    public record Next(String title, String href, String words) {}

    /** A plot, drawn. */
    public record Figure(String id, String svg, String caption) {
        static Figure of(Plot plot) {
            return new Figure(plot.id(), Svg.of(plot), plot.title());
        }
    }

    static LabDrawing of(Lab.Picture picture, List<Next> next) {
        return new LabDrawing(
                picture.plots().stream().map(Figure::of).toList(),
                picture.tables(),
                picture.finding(),
                picture.goal(),
                picture.numbers(),
                next);
    }
}
