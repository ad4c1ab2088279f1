package dev.logodds.fit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fit, ready to be written as JSON: numbers that are not finite are null, and {@code warnings} says why. For a
 * multinomial model, coef, se, ci and oddsRatio hold one list for each class of {@code classes} but the first, which is
 * the baseline (with a penalty, for each class).
 *
 * @param model what was fitted
 * @param terms the intercept first, then in the formula's order
 * @param ci pairs of low and high
 * @param oddsRatio e^coef, where coefficients are log odds ratios; else null
 * @param logLik the log-likelihood at the estimates, without any penalty
 * @param stop converged, max-iterations, diverged, stalled
 * @param metrics scores of the fitted values on the same data, and more by model
 */
public record FitResponse(
        String model,
        List<String> terms,
        @Nullable List<String> classes,
        List<?> coef,
        @Nullable List<?> se,
        @Nullable List<?> z,
        @Nullable List<?> p,
        @Nullable List<?> ci,
        @Nullable List<?> oddsRatio,
        @Nullable Double logLik,
        @Nullable Double deviance,
        @Nullable Double nullDeviance,
        @Nullable Double aic,
        int iterations,
        String stop,
        SeparationView separation,
        List<String> warnings,
        Map<String, @Nullable Object> metrics) {

    /**
     * @param kind none, quasi-complete or complete
     * @param terms the terms without a finite estimate
     * @param directions of each of them: +Inf, -Inf, or either where the data don't fix a sign
     */
    public record SeparationView(String kind, List<String> terms, List<String> directions) {
        static SeparationView of(Separation separation) {
            String kind = switch (separation.kind()) {
                case NONE -> "none";
                case QUASI_COMPLETE -> "quasi-complete";
                case COMPLETE -> "complete";
            };
            List<String> directions = separation.directions().stream()
                    .map(direction -> switch (direction) {
                        case PLUS_INFINITY -> "+Inf";
                        case MINUS_INFINITY -> "-Inf";
                        case EITHER -> "either";
                    })
                    .toList();
            return new SeparationView(kind, separation.terms(), directions);
        }
    }
}
