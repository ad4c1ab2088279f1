package dev.logodds.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A multinomial fit as a response. */
final class MultinomialAnswer {
    private MultinomialAnswer() {}

    static FitResponse of(Design design, Multinomial fit, boolean penalised, double level) {
        int rows = fit.coefficients().length;
        double[][] z = new double[rows][];
        double[][] p = new double[rows][];
        double[][] ratios = new double[rows][];
        List<List<List<@Nullable Double>>> intervals = new ArrayList<>();
        for (int k = 0; k < rows; k++) {
            double[] coefficients = fit.coefficients()[k];
            double[] errors = fit.errors()[k];
            z[k] = new double[errors.length];
            Arrays.setAll(z[k], j -> coefficients[j] / errors[j]);
            p[k] = Arrays.stream(z[k]).map(Inference::twoSided).toArray();
            ratios[k] = Views.exponentials(coefficients);
            intervals.add(Views.intervals(Inference.wald(coefficients, errors, level)));
        }
        List<String> warnings = new ArrayList<>();
        BinomialAnswer.separation(fit.separation(), warnings);
        Views.aliased(fit.aliased(), warnings);
        if (penalised) {
            warnings.add("standard errors and intervals are not given: they do not apply to penalised estimates");
        }
        if (fit.stop() != Stop.CONVERGED && fit.separation().kind() == Separation.Kind.NONE) {
            warnings.add("the fit did not converge (%s)".formatted(Views.stop(fit.stop())));
        }
        return new FitResponse(
                "multinomial",
                fit.terms(),
                fit.classes(),
                Views.rows(fit.coefficients()),
                penalised ? null : Views.rows(fit.errors()),
                penalised ? null : Views.rows(z),
                penalised ? null : Views.rows(p),
                penalised ? null : intervals,
                Views.rows(ratios),
                Views.finite(fit.logLikelihood()),
                Views.finite(fit.deviance()),
                Views.finite(fit.nullDeviance()),
                penalised ? null : Views.finite(fit.aic()),
                fit.iterations(),
                Views.stop(fit.stop()),
                FitResponse.SeparationView.of(fit.separation()),
                warnings,
                OtherAnswers.classMetrics(design, fit.classes(), fit.probabilities())
                        .put("objective", fit.objective())
                        .values());
    }
}
