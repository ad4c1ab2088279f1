package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;

/** A penalised logistic fit as a response. */
final class PenalisedAnswer {
    private PenalisedAnswer() {}

    static FitResponse of(Design design, ElasticNet.Penalty penalty, Budget budget) {
        ElasticNet.Fit fit = ElasticNet.fit(design, penalty, budget);
        BinomialData data = BinomialData.of(design);
        double[] fitted = design.offset().clone();
        double[] eta = new double[data.rows().length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = Sigmoid.sigmoid(fitted[i] + design.x().rowDot(i, fit.coefficients()));
        }
        for (int r = 0; r < eta.length; r++) {
            int i = data.rows()[r];
            eta[r] = design.offset()[i] + design.x().rowDot(i, fit.coefficients());
        }
        BinomialLikelihood likelihood = data.likelihood(Link.LOGIT, data.x());
        double n = data.sum(data.trials());
        long nonZero = java.util.stream.IntStream.range(design.intercept() ? 1 : 0, fit.coefficients().length)
                .filter(j -> fit.coefficients()[j] != 0)
                .count();
        Views.Metrics metrics = BinaryMetrics.of(design, fitted)
                .put("objective", fit.objective())
                .put("objectiveDefinition", definition(penalty))
                .put("kktViolation", fit.kkt())
                .put("nonZero", (int) nonZero)
                .put("scikitC", penalty.scikitC(n))
                .put("glmnetLambda", penalty.mean() ? penalty.l1() + penalty.l2() : (penalty.l1() + penalty.l2()) / n)
                .put("glmnetAlpha", penalty.l1() / (penalty.l1() + penalty.l2()));
        List<String> warnings = new ArrayList<>();
        warnings.add("standard errors and intervals are not given: they do not apply to penalised estimates");
        if (fit.stop() != Stop.CONVERGED) {
            warnings.add("the fit did not converge (%s)".formatted(Views.stop(fit.stop())));
        }
        return new FitResponse(
                "logistic",
                design.terms(),
                null,
                Views.numbers(fit.coefficients()),
                null,
                null,
                null,
                null,
                Views.numbers(Views.exponentials(fit.coefficients())),
                Views.finite(likelihood.value(eta) + data.constant()),
                Views.finite(likelihood.deviance(eta)),
                Views.finite(Glm.nullDeviance(data, Link.LOGIT, budget)),
                null,
                fit.iterations(),
                Views.stop(fit.stop()),
                FitResponse.SeparationView.of(Separation.NONE),
                warnings,
                metrics.values());
    }

    private static String definition(ElasticNet.Penalty penalty) {
        return (penalty.mean() ? "mean" : "sum")
                + " of log losses + l1*sum|b| + l2/2*sum b^2, intercept not penalised, columns as given";
    }
}
