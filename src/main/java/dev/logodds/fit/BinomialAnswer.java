package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A binomial fit as a response. */
final class BinomialAnswer {
    private final Design design;
    private final Link link;
    private final String model;
    private final double level;
    private final boolean profile;
    private final Budget budget;

    BinomialAnswer(Design design, Link link, String model, double level, boolean profile, Budget budget) {
        this.design = design;
        this.link = link;
        this.model = model;
        this.level = level;
        this.profile = profile;
        this.budget = budget;
    }

    FitResponse of(GlmFit fit, Map<String, Double> more) {
        double[] errors = fit.standardErrors();
        double[] z = new double[errors.length];
        double[] p = new double[errors.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = fit.coefficients()[j] / errors[j];
            p[j] = Inference.twoSided(z[j]);
        }
        List<Inference.Interval> intervals = profile
                ? Inference.profile(design, link, fit, level, budget)
                : Inference.wald(fit.coefficients(), errors, level);
        List<@Nullable Double> ratios =
                link == Link.LOGIT ? Views.numbers(Views.exponentials(fit.coefficients())) : null;
        return new FitResponse(
                model,
                fit.terms(),
                null,
                Views.numbers(fit.coefficients()),
                Views.numbers(errors),
                Views.numbers(z),
                Views.numbers(p),
                Views.intervals(intervals),
                ratios,
                Views.finite(fit.logLikelihood()),
                Views.finite(fit.deviance()),
                Views.finite(fit.nullDeviance()),
                Views.finite(fit.aic()),
                fit.iterations(),
                Views.stop(fit.stop()),
                FitResponse.SeparationView.of(fit.separation()),
                warnings(fit, intervals),
                metrics(fit, more));
    }

    private Map<String, @Nullable Object> metrics(GlmFit fit, Map<String, Double> more) {
        Views.Metrics metrics = BinaryMetrics.of(design, fit.fitted());
        Inference.PseudoR2 r2 = Inference.pseudoR2(design, fit);
        metrics.put("rank", fit.rank())
                .put("dfResidual", fit.residualDegrees())
                .put("bic", fit.bic())
                .put("logLikKernel", fit.kernel())
                .put("r2McFadden", r2.mcFadden())
                .put("r2CoxSnell", r2.coxSnell())
                .put("r2Nagelkerke", r2.nagelkerke())
                .put("r2Tjur", r2.tjur())
                .put("conditionNumber", Inference.condition(design.x()))
                .put("vif", Views.numbers(Inference.varianceInflation(fit.covariance(), design.intercept())));
        more.forEach((name, value) -> metrics.put(name, value.doubleValue()));
        return metrics.values();
    }

    private List<String> warnings(GlmFit fit, List<Inference.Interval> intervals) {
        List<String> warnings = new ArrayList<>();
        separation(fit.separation(), warnings);
        Views.aliased(fit.aliased(), warnings);
        boolean separated = fit.separation().kind() != Separation.Kind.NONE;
        if (fit.stop() != Stop.CONVERGED && !separated) {
            warnings.add("the fit did not converge (%s)".formatted(Views.stop(fit.stop())));
        }
        if (!separated && saturated(fit)) {
            warnings.add("some fitted probabilities are within 1e-12 of 0 or 1");
        }
        for (int j = 0; j < intervals.size(); j++) {
            Inference.Interval interval = intervals.get(j);
            if (Double.isInfinite(interval.low()) || Double.isInfinite(interval.high())) {
                warnings.add("the interval of %s is unbounded on a side (null)"
                        .formatted(fit.terms().get(j)));
            }
            if (Double.isInfinite(Math.exp(fit.coefficients()[j]))) {
                warnings.add("the odds ratio of %s is too large for a number (null)"
                        .formatted(fit.terms().get(j)));
            }
        }
        if (fit.used() < design.x().rows()) {
            warnings.add("%d rows have weight 0 and do not count"
                    .formatted(design.x().rows() - fit.used()));
        }
        return warnings;
    }

    private boolean saturated(GlmFit fit) {
        for (int i = 0; i < fit.eta().length; i++) {
            double p = link.probability(fit.eta()[i]);
            double q = link.complement(fit.eta()[i]);
            if (design.weights()[i] > 0 && Math.min(p, q) < 1e-12) {
                return true;
            }
        }
        return false;
    }

    static void separation(Separation separation, List<String> warnings) {
        if (separation.kind() == Separation.Kind.NONE) {
            return;
        }
        List<String> going = new ArrayList<>();
        FitResponse.SeparationView view = FitResponse.SeparationView.of(separation);
        for (int k = 0; k < view.terms().size(); k++) {
            going.add(view.terms().get(k) + " to " + view.directions().get(k).replace("either", "+Inf or -Inf"));
        }
        warnings.add(("%s separation: the likelihood has no maximum; these estimates go to infinity and are null: %s. "
                        + "What is finite belongs to the limit. Firth's method or a penalty gives finite estimates.")
                .formatted(view.kind(), String.join(", ", going)));
    }
}
