package dev.logodds.lab;

import dev.logodds.fit.GlmFit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the lab on separation shows of its fits. */
final class SeparablePlots {
    private static final int TERMS = 20;

    private SeparablePlots() {}

    /** The weight against the steps taken: for one feature the slope, else the length. */
    static Plot growth(SeparableFits fits, String what, String lambda) {
        boolean one = fits.descent().getFirst().w().length == 2;
        ToDoubleFunction<SeparableFits.At> size = at -> one ? at.w()[1] : at.norm();
        List<Plot.Mark> marks = new ArrayList<>();
        if (one && !fits.separated())
            marks.add(
                    new Plot.Horizontal(Plot.Style.FAINT, "maximum", fits.mle().coefficients()[1]));
        if (one && fits.firth() != null)
            marks.add(
                    new Plot.Horizontal(Plot.Style.THIRD, "Firth", fits.firth().coefficients()[1]));
        marks.add(line(Plot.Style.MODEL, "no penalty", fits.descent(), size));
        if (!fits.penalised().isEmpty()) marks.add(line(Plot.Style.OTHER, "λ = " + lambda, fits.penalised(), size));
        double top = fits.descent().stream().mapToDouble(size).max().orElse(1);
        return new Plot(
                "growth",
                "The weight against the number of steps of gradient descent",
                Plot.Axis.log("steps of gradient descent", 1, last(fits)),
                new Plot.Axis(what, Math.min(0, low(fits, size)), Math.max(1, 1.15 * top)),
                marks);
    }

    private static double low(SeparableFits fits, ToDoubleFunction<SeparableFits.At> size) {
        return 1.1 * fits.descent().stream().mapToDouble(size).min().orElse(0);
    }

    static Plot loss(SeparableFits fits) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(line(Plot.Style.MODEL, "no penalty", fits.descent(), SeparableFits.At::loss));
        if (!fits.penalised().isEmpty())
            marks.add(line(Plot.Style.OTHER, "with penalty", fits.penalised(), SeparableFits.At::loss));
        double low = fits.descent().getLast().loss();
        return new Plot(
                "loss",
                "The mean log loss against the number of steps, both by powers of ten",
                Plot.Axis.log("steps of gradient descent", 1, last(fits)),
                Plot.Axis.log("mean log loss", Math.pow(10, Math.floor(Math.log10(Math.max(low, 1e-9)))), 1),
                marks);
    }

    private static double last(SeparableFits fits) {
        return Math.max(10, fits.descent().getLast().step());
    }

    private static Plot.Line line(
            Plot.Style style, String label, List<SeparableFits.At> way, ToDoubleFunction<SeparableFits.At> f) {
        return new Plot.Line(
                style,
                label,
                way.stream()
                        .filter(at -> at.step() > 0)
                        .map(at -> new Plot.Point(at.step(), f.applyAsDouble(at)))
                        .toList());
    }

    static Plot newton(SeparableFits fits) {
        List<SeparableFits.NewtonStep> steps = fits.newton();
        double top = steps.stream()
                .mapToDouble(s -> Math.max(Math.abs(s.slope()), s.error()))
                .max()
                .orElse(1);
        return new Plot(
                "newton",
                "The slope and its standard error after each step of Newton's method",
                new Plot.Axis(
                        "steps of Newton's method",
                        0,
                        Math.max(6, steps.getLast().step())),
                Plot.Axis.log("size, by powers of ten", 0.1, Math.pow(10, Math.ceil(Math.log10(Math.max(10, top))))),
                List.of(
                        new Plot.Line(
                                Plot.Style.MODEL,
                                "|w|",
                                steps.stream()
                                        .map(s -> new Plot.Point(s.step(), Math.max(0.05, Math.abs(s.slope()))))
                                        .toList()),
                        new Plot.Line(
                                Plot.Style.THIRD,
                                "standard error",
                                steps.stream()
                                        .map(s -> new Plot.Point(s.step(), s.error()))
                                        .toList())));
    }

    static List<Lab.Table> tables(SeparableFits fits) {
        return List.of(estimates(fits), descent(fits), newtonTable(fits));
    }

    private static Lab.Table estimates(SeparableFits fits) {
        List<List<String>> rows = new ArrayList<>();
        for (int j = 0; j < Math.min(TERMS, fits.mle().terms().size()); j++) {
            rows.add(List.of(
                    fits.mle().terms().get(j),
                    likelihood(fits.mle(), j),
                    Show.n(fits.mle().standardErrors()[j], 3),
                    entry(fits.l2(), j),
                    entry(fits.firth() == null ? null : fits.firth().coefficients(), j)));
        }
        return new Lab.Table(
                "Estimates", List.of("Term", "Maximum likelihood", "Standard error", "With L2", "Firth"), rows);
    }

    private static String likelihood(GlmFit fit, int j) {
        int at = fit.separation().terms().indexOf(fit.terms().get(j));
        if (at < 0) return Show.n(fit.coefficients()[j], 4);
        return switch (fit.separation().directions().get(at)) {
            case PLUS_INFINITY -> "+∞";
            case MINUS_INFINITY -> "−∞";
            case EITHER -> "±∞";
        };
    }

    private static String entry(double @Nullable [] values, int j) {
        return values == null ? "off" : Show.n(values[j], 4);
    }

    private static Lab.Table descent(SeparableFits fits) {
        return new Lab.Table(
                "Gradient descent without a penalty, features centred",
                List.of("Steps", "w, first slope", "‖w‖", "Mean log loss"),
                fits.descent().stream()
                        .filter(at -> Long.toString(at.step()).matches("0|10*"))
                        .map(at -> List.of(
                                String.valueOf(at.step()),
                                Show.n(at.w()[1], 4),
                                Show.n(at.norm(), 4),
                                Show.n(at.loss(), 6)))
                        .toList());
    }

    private static Lab.Table newtonTable(SeparableFits fits) {
        return new Lab.Table(
                "Newton's method",
                List.of("Step", "w, first slope", "Standard error", "Deviance"),
                fits.newton().stream()
                        .map(s -> List.of(
                                String.valueOf(s.step()),
                                Show.n(s.slope(), 4),
                                Show.n(s.error(), 2),
                                Show.n(s.deviance(), 6)))
                        .toList());
    }
}
