package dev.logodds.lab;

import dev.logodds.fit.RowLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The gradients behind the two descents. */
final class LossSlopes {
    private LossSlopes() {}

    /** The gradients of both mean losses along w, at their own scale: where one is 0, a descent stops. */
    static Plot along(Function<RowLoss.Kind, RowLoss> losses, Values values) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(new Plot.Horizontal(Plot.Style.FAINT, "", 0));
        for (RowLoss.Kind kind : List.of(RowLoss.Kind.CROSS_ENTROPY, RowLoss.Kind.SQUARED)) {
            boolean cross = kind == RowLoss.Kind.CROSS_ENTROPY;
            RowLoss loss = losses.apply(kind);
            marks.add(new Plot.Line(
                    cross ? Plot.Style.CROSS_ENTROPY : Plot.Style.SQUARED_ERROR,
                    cross ? "cross-entropy" : "squared error",
                    Plot.curve(LossDescent.FROM, LossDescent.TO, 241, w -> slope(loss, w))));
        }
        marks.add(new Plot.Vertical(Plot.Style.FAINT, "first start", values.number("a")));
        marks.add(new Plot.Vertical(Plot.Style.FAINT, "second start", values.number("b")));
        return new Plot(
                "slopes",
                "The gradients along w: cross-entropy's never falls, the squared error's crosses 0 more than once",
                new Plot.Axis("weight w", LossDescent.FROM, LossDescent.TO),
                new Plot.Axis("gradient of the mean loss", -0.4, 0.6),
                marks);
    }

    private static double slope(RowLoss loss, double w) {
        double[] out = new double[1];
        loss.gradient(new double[] {w}, out);
        return out[0];
    }

    static Plot example(double z) {
        double cross = RowLoss.Kind.CROSS_ENTROPY.slope(z, 1);
        double squared = RowLoss.Kind.HALF_SQUARED.slope(z, 1);
        return new Plot(
                "example",
                "One example with y = 1: how hard each loss pushes its score; drag the point",
                new Plot.Axis("score z", -8, 4),
                new Plot.Axis("slope of the loss in z", -1.1, 0.15),
                List.of(
                        new Plot.Line(
                                Plot.Style.CROSS_ENTROPY,
                                "",
                                Plot.curve(-8, 4, 161, v -> RowLoss.Kind.CROSS_ENTROPY.slope(v, 1))),
                        new Plot.Line(
                                Plot.Style.SQUARED_ERROR,
                                "",
                                Plot.curve(-8, 4, 161, v -> RowLoss.Kind.HALF_SQUARED.slope(v, 1))),
                        new Plot.Dot(
                                Plot.Style.SQUARED_ERROR,
                                "½(p − y)²: " + Show.n(squared, 4),
                                new Plot.Point(z, squared)),
                        new Plot.Handle(
                                Plot.Style.CROSS_ENTROPY,
                                "cross-entropy: " + Show.n(cross, 4),
                                new Plot.Point(z, cross),
                                "z",
                                "")));
    }
}
