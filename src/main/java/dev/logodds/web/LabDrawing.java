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
        Map<String, Double> numbers) {

    /** A plot, drawn. */
    public record Figure(String id, String svg, String caption) {
        static Figure of(Plot plot) {
            return new Figure(plot.id(), Svg.of(plot), plot.title());
        }
    }

    static LabDrawing of(Lab.Picture picture) {
        return new LabDrawing(
                picture.plots().stream().map(Figure::of).toList(),
                picture.tables(),
                picture.finding(),
                picture.goal(),
                picture.numbers());
    }
}
