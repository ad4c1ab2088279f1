package dev.logodds.formula;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Explains an answer that is the expected one times a factor. */
final class ScalarFit {
    /** {@code also} is how it is said beside another slip. */
    private record Factor(Mistake mistake, String message, String also, ToDoubleFunction<Draw> value) {}

    private static final double LN10 = Math.log(10);

    private static final List<Factor> FACTORS = List.of(
            new Factor(Mistake.SIGN_FLIPPED, "Your answer is the expected one with its sign flipped.", "", d -> -1),
            new Factor(
                    Mistake.MISSING_1_OVER_N,
                    "If you drop the 1/n you get what you typed. The loss is a mean, so the 1/n stays.",
                    "the 1/n is missing: the loss is a mean",
                    d -> d.size("n")),
            new Factor(
                    Mistake.EXTRA_1_OVER_N,
                    "Your answer has a 1/n that does not belong: this is a sum, not a mean.",
                    "there is a 1/n that does not belong",
                    d -> 1.0 / d.size("n")),
            new Factor(
                    Mistake.FACTOR_TWO,
                    "Your answer is twice the expected one.",
                    "there is a factor of 2 too many",
                    d -> 2),
            new Factor(
                    Mistake.MISSING_HALF,
                    "Your answer is half the expected one.",
                    "a factor of 2 is missing",
                    d -> 0.5),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by d, and n is expected.",
                    "you divided by d where n is expected",
                    d -> d.size("n") / (double) d.size("d")),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by K, and n is expected.",
                    "you divided by K where n is expected",
                    d -> d.size("n") / (double) d.size("K")),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by n − 1, and n is expected.",
                    "you divided by n − 1 where n is expected",
                    d -> d.size("n") / (d.size("n") - 1.0)),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by n·d, and n is expected.",
                    "you divided by n·d where n is expected",
                    d -> 1.0 / d.size("d")),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by n·K, and n is expected.",
                    "you divided by n·K where n is expected",
                    d -> 1.0 / d.size("K")),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by n², and n is expected.",
                    "you divided by n² where n is expected",
                    d -> 1.0 / d.size("n") / d.size("n")),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by √n, and n is expected.",
                    "you divided by √n where n is expected",
                    d -> Math.sqrt(d.size("n"))),
            new Factor(
                    Mistake.WRONG_NORMALISER,
                    "You divided by n, and d is expected.",
                    "you divided by n where d is expected",
                    d -> d.size("d") / (double) d.size("n")),
            new Factor(
                    Mistake.LOG_BASE,
                    "That is a logarithm to base 10; here log is the natural one.",
                    "the logarithm has base 10",
                    d -> 1 / LN10),
            new Factor(
                    Mistake.LOG_BASE,
                    "That is a logarithm to base 2; here log is the natural one.",
                    "the logarithm has base 2",
                    d -> 1 / Math.log(2)));

    private static final Map<String, ToDoubleFunction<Draw>> MORE = Map.of(
            "the 1/n is missing, and there is a factor of 2 too many", d -> 2.0 * d.size("n"),
            "the 1/n is missing, and so is a factor of 2", d -> 0.5 * d.size("n"),
            "there is a 1/n too many, and a factor of 2 as well", d -> 2.0 / d.size("n"),
            "there is a 1/n too many, and a factor of 2 is missing", d -> 0.5 / d.size("n"));

    private final Problem problem;
    private final List<double[]> values;

    ScalarFit(Problem problem, List<double[]> values) {
        this.problem = problem;
        this.values = values;
    }

    @Nullable
    Diagnosis diagnose() {
        for (Factor f : FACTORS) {
            if (fits(f.value())) {
                return new Diagnosis(f.mistake(), f.message());
            }
        }
        for (Factor f : FACTORS) {
            if (f.mistake() != Mistake.SIGN_FLIPPED && fits(d -> -f.value().applyAsDouble(d))) {
                return new Diagnosis(
                        Mistake.TWO_MISTAKES, "Two slips at once: the sign is flipped, and " + f.also() + ".");
            }
        }
        for (var e : MORE.entrySet()) {
            if (fits(e.getValue())) {
                return new Diagnosis(Mistake.TWO_MISTAKES, "Two slips at once: " + e.getKey() + ".");
            }
            if (fits(d -> -e.getValue().applyAsDouble(d))) {
                return new Diagnosis(
                        Mistake.TWO_MISTAKES, "Three slips at once: the sign is flipped, " + e.getKey() + ".");
            }
        }
        for (Symbol s : problem.model.symbols.values()) {
            if (!s.shape().isEmpty() || !(s.domain() instanceof Domain.Positive)) {
                continue;
            }
            ToDoubleFunction<Draw> size = d -> d.values().getOrDefault(s.name(), new double[] {Double.NaN})[0];
            if (fits(size)) {
                return new Diagnosis(
                        Mistake.EXTRA_FACTOR, "Your answer is the expected one times " + s.name() + ", everywhere.");
            }
            if (fits(d -> 1 / size.applyAsDouble(d))) {
                return new Diagnosis(
                        Mistake.MISSING_FACTOR,
                        "Your answer is the expected one without a factor of " + s.name() + ".");
            }
        }
        return constant();
    }

    private @Nullable Diagnosis constant() {
        double ratio = Double.NaN;
        for (int k = 0; k < values.size() && Double.isNaN(ratio); k++) {
            double[] a = problem.reference.get(k);
            for (int j = 0; j < a.length; j++) {
                if (Math.abs(a[j]) > 1e-9 && Double.isNaN(ratio)) {
                    ratio = values.get(k)[j] / a[j];
                }
            }
        }
        double c = ratio;
        if (!Double.isFinite(c) || c == 0 || !fits(d -> c)) {
            return null;
        }
        return new Diagnosis(
                Mistake.SCALED, "Your answer is the expected one times " + Examples.number(c) + ", everywhere.");
    }

    private boolean fits(ToDoubleFunction<Draw> factor) {
        int informative = 0;
        for (int k = 0; k < values.size(); k++) {
            double[] a = problem.reference.get(k);
            double[] g = values.get(k);
            if (!Problem.finite(a) || !Problem.finite(g)) {
                continue;
            }
            double c = factor.applyAsDouble(problem.draws.get(k));
            double[] scaled = new double[a.length];
            for (int j = 0; j < a.length; j++) {
                scaled[j] = c * a[j];
            }
            if (!Comparison.same(g, scaled)) {
                return false;
            }
            informative++;
        }
        return informative >= Comparison.INFORMATIVE;
    }
}
