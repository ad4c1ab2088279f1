package dev.logodds.lab;

import dev.logodds.fit.Calibration;
import dev.logodds.fit.Recalibration;
import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the lab on calibration shows. */
final class WarpedPlots {
    private WarpedPlots() {}

    static Plot diagram(Calibration announced, @Nullable Calibration mended, @Nullable DoubleUnaryOperator truth) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(Curves.DIAGONAL);
        if (truth != null) {
            marks.add(new Plot.Line(Plot.Style.THIRD, "", Plot.curve(0.002, 0.998, 120, truth)));
            marks.add(new Plot.Note(Plot.Style.THIRD, "the truth", new Plot.Point(0.5, 0.04)));
        }
        if (mended != null) marks.add(new Plot.Points(Plot.Style.OTHER, "mended", Curves.reliability(mended)));
        marks.add(new Plot.Points(Plot.Style.MODEL, "announced", Curves.reliability(announced)));
        return new Plot(
                "reliability",
                "Reliability diagram: how often it happened, by what was announced",
                new Plot.Axis("mean forecast of a bin", 0, 1),
                new Plot.Axis("share of positives in it", 0, 1),
                Plot.SQUARE,
                marks);
    }

    static Plot counts(Calibration announced, int bins) {
        double most = announced.bins().stream()
                .mapToDouble(Calibration.Bin::count)
                .max()
                .orElse(1);
        List<Plot.Mark> marks = new ArrayList<>();
        for (Calibration.Bin bin : announced.bins())
            marks.add(
                    new Plot.Bar(Plot.Style.MODEL, "", new Plot.Point(bin.meanProbability(), bin.count()), 0.5 / bins));
        return new Plot(
                "counts",
                "How many cases stand behind each point",
                new Plot.Axis("mean forecast of a bin", 0, 1),
                new Plot.Axis("cases in the bin", 0, 1.1 * most),
                Plot.SQUARE,
                marks);
    }

    /** What the fitted map makes of an announced probability, beside what it should. */
    static Plot map(@Nullable Recalibration map, @Nullable DoubleUnaryOperator truth) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(Curves.DIAGONAL);
        if (truth != null) {
            marks.add(new Plot.Line(Plot.Style.THIRD, "", Plot.curve(0.002, 0.998, 120, truth)));
            marks.add(new Plot.Note(Plot.Style.THIRD, "what would be right", new Plot.Point(0.6, 0.04)));
        }
        if (map != null)
            marks.add(new Plot.Line(
                    Plot.Style.OTHER,
                    "the fitted map",
                    Plot.curve(0.002, 0.998, 200, q -> map.probability(Sigmoid.logit(q)))));
        return new Plot(
                "map",
                map == null
                        ? truth == null
                                ? "No map is fitted: choose one to mend with"
                                : "The map that would take the warp back; none is fitted"
                        : "The map fitted on the other half of the cases",
                new Plot.Axis("announced", 0, 1),
                new Plot.Axis("mended", 0, 1),
                Plot.SQUARE,
                marks);
    }

    static Lab.Table bins(Calibration announced) {
        return new Lab.Table(
                "Bins of the announced forecasts",
                List.of("Bin", "Cases", "Mean forecast", "Share of positives"),
                java.util.stream.IntStream.range(0, announced.bins().size())
                        .mapToObj(k -> {
                            Calibration.Bin bin = announced.bins().get(k);
                            return List.of(
                                    String.valueOf(k + 1),
                                    Show.n(bin.count(), 0),
                                    Show.n(bin.meanProbability(), 4),
                                    Show.n(bin.frequency(), 4));
                        })
                        .toList());
    }
}
