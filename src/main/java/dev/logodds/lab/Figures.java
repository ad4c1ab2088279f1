package dev.logodds.lab;

import dev.logodds.fit.RowLoss;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The pictures that texts ask for by name; every point of them is computed. */
public final class Figures {
    private static final int GRID = 161;

    private Figures() {}

    /**
     * The figure of that name as SVG.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static String svg(String name) {
        return switch (name) {
            case "losses" -> Svg.of(losses());
            case "loss-gradients" -> Svg.of(gradients());
            case "two-minima" -> Svg.of(twoMinima());
            default ->
                throw new IllegalArgumentException(
                        "there is no figure '" + name + "'; there are losses, loss-gradients and two-minima");
        };
    }

    private static List<Plot.Point> curve(double from, double to, DoubleUnaryOperator f) {
        return IntStream.range(0, GRID)
                .mapToDouble(i -> from + (to - from) * i / (GRID - 1))
                .mapToObj(x -> new Plot.Point(x, f.applyAsDouble(x)))
                .toList();
    }

    private static double crossEntropy(double z) {
        return z > 0 ? Math.log1p(Math.exp(-z)) : -z + Math.log1p(Math.exp(z));
    }

    private static double halfSquared(double z) {
        double miss = 1 / (1 + Math.exp(z));
        return miss * miss / 2;
    }

    private static Plot losses() {
        return new Plot(
                "losses",
                "The loss of one example with label 1 against its score: cross-entropy grows without bound to the left, the squared error levels off",
                new Plot.Axis("score z of an example with y = 1", -6, 6),
                new Plot.Axis("loss", 0, 6),
                List.of(
                        new Plot.Line(Plot.Style.CROSS_ENTROPY, "", curve(-6, 6, Figures::crossEntropy)),
                        new Plot.Line(Plot.Style.SQUARED_ERROR, "", curve(-6, 6, Figures::halfSquared)),
                        new Plot.Dot(Plot.Style.CROSS_ENTROPY, "cross-entropy", new Plot.Point(-4, crossEntropy(-4))),
                        new Plot.Dot(Plot.Style.SQUARED_ERROR, "½(p − y)²", new Plot.Point(-4, halfSquared(-4)))));
    }

    private static Plot gradients() {
        return new Plot(
                "loss-gradients",
                "The gradient in the score for an example with label 1: cross-entropy keeps pushing when the model is confidently wrong, the squared error lets go",
                new Plot.Axis("score z of an example with y = 1", -6, 6),
                new Plot.Axis("slope of the loss in z", -1.1, 0.1),
                List.of(
                        new Plot.Line(
                                Plot.Style.CROSS_ENTROPY,
                                "",
                                curve(-6, 6, z -> RowLoss.Kind.CROSS_ENTROPY.slope(z, 1))),
                        new Plot.Line(
                                Plot.Style.SQUARED_ERROR, "", curve(-6, 6, z -> RowLoss.Kind.HALF_SQUARED.slope(z, 1))),
                        new Plot.Dot(
                                Plot.Style.CROSS_ENTROPY,
                                "cross-entropy",
                                new Plot.Point(-5, RowLoss.Kind.CROSS_ENTROPY.slope(-5, 1))),
                        new Plot.Dot(
                                Plot.Style.SQUARED_ERROR,
                                "½(p − y)²",
                                new Plot.Point(-5, RowLoss.Kind.HALF_SQUARED.slope(-5, 1)))));
    }

    private static Plot twoMinima() {
        double[][] x = {{1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {-10}};
        double[] y = {1, 1, 1, 1, 1, 1, 1, 0, 1};
        RowLoss squared = RowLoss.meanSquared(x, y, false);
        RowLoss cross = RowLoss.meanCrossEntropy(x, y, false);
        return new Plot(
                "two-minima",
                "Nine points, one weight: the mean squared error has two valleys, the mean cross-entropy one",
                new Plot.Axis("weight w", -1, 4),
                new Plot.Axis("mean loss", 0, 1),
                List.of(
                        new Plot.Line(Plot.Style.CROSS_ENTROPY, "", curve(-1, 4, w -> cross.value(new double[] {w}))),
                        new Plot.Line(Plot.Style.SQUARED_ERROR, "", curve(-1, 4, w -> squared.value(new double[] {w}))),
                        minimum(Plot.Style.CROSS_ENTROPY, "cross-entropy", cross, -0.5),
                        minimum(Plot.Style.SQUARED_ERROR, "", squared, -0.5),
                        minimum(Plot.Style.SQUARED_ERROR, "squared error", squared, 2.5)));
    }

    private static Plot.Dot minimum(Plot.Style style, String label, RowLoss loss, double start) {
        var trace = dev.logodds.fit.GradientDescent.of(0.2, 5000)
                .keeping(5000)
                .until(1e-10)
                .minimise(loss, new double[] {start});
        return new Plot.Dot(style, label, new Plot.Point(trace.point()[0], trace.value()));
    }
}
