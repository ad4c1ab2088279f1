package dev.logodds.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits without a binomial likelihood as responses. */
final class OtherAnswers {
    private OtherAnswers() {}

    static FitResponse linear(Design design, double level) {
        LinearFit fit = LinearFit.fit(design);
        double[] errors = fit.standardErrors();
        double[] t = new double[errors.length];
        double[] p = new double[errors.length];
        for (int j = 0; j < t.length; j++) {
            t[j] = fit.coefficients()[j] / errors[j];
            p[j] = fit.residualDegrees() > 0 ? fit.pValue(j) : Double.NaN;
        }
        List<String> warnings = new ArrayList<>();
        Views.aliased(fit.aliased(), warnings);
        if (fit.residualDegrees() == 0) {
            warnings.add("as many coefficients as rows: the fit is exact and says nothing about its error");
        }
        Views.Metrics metrics = new Views.Metrics()
                .put("n", fit.used())
                .put("rank", fit.rank())
                .put("dfResidual", fit.residualDegrees())
                .put("r2", fit.r2())
                .put("adjustedR2", fit.adjustedR2())
                .put("sigma", fit.sigma())
                .put("f", fit.f())
                .put("fPValue", fit.residualDegrees() > 0 && fit.rank() > 1 ? fit.fPValue() : Double.NaN)
                .put("bic", fit.bic())
                .put("seHC1", Views.numbers(fit.robustErrors()))
                .put("conditionNumber", Inference.condition(design.x()))
                .put("vif", Views.numbers(Inference.columnInflation(design)));
        return new FitResponse(
                "linear",
                fit.terms(),
                null,
                Views.numbers(fit.coefficients()),
                Views.numbers(errors),
                Views.numbers(t),
                Views.numbers(p),
                Views.intervals(fit.intervals(level)),
                null,
                Views.finite(fit.logLikelihood()),
                Views.finite(fit.residualSquares()),
                Views.finite(fit.totalSquares()),
                Views.finite(fit.aic()),
                1,
                Views.stop(Stop.CONVERGED),
                FitResponse.SeparationView.of(Separation.NONE),
                warnings,
                metrics.values());
    }

    static FitResponse squaredError(Design design, Budget budget) {
        SquaredErrorFit fit = SquaredErrorFit.fit(design, budget);
        List<String> warnings = new ArrayList<>();
        warnings.add("no likelihood is maximised here: no standard errors, intervals, deviance or AIC");
        if (fit.minima().size() > 1) {
            warnings.add("the objective is not convex: different starts ended at %d different values"
                    .formatted(fit.minima().size()));
        }
        if (fit.stop() == Stop.DIVERGED) {
            warnings.add("no finite minimum was found: the coefficients grow without end");
        }
        Views.aliased(fit.aliased(), warnings);
        Views.Metrics metrics = BinaryMetrics.of(design, fit.fitted())
                .put("objective", fit.objective())
                .put("objectiveDefinition", "mean of (p - y)^2, without a half")
                .put("localMinima", fit.minima());
        return without(
                "mse",
                fit.terms(),
                fit.coefficients(),
                Views.exponentials(fit.coefficients()),
                fit.iterations(),
                fit.stop(),
                warnings,
                metrics);
    }

    static FitResponse svm(Design design, double cost, boolean squared, Budget budget) {
        LinearSvm fit = LinearSvm.fit(design, cost, squared, budget);
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        terms.addAll(fit.terms());
        double[] coefficients = new double[terms.size()];
        coefficients[0] = fit.b();
        System.arraycopy(fit.w(), 0, coefficients, 1, fit.w().length);
        BinomialData data = BinomialData.of(design);
        int first = design.intercept() ? 1 : 0;
        double[] score = new double[data.rows().length];
        double[] y = new double[score.length];
        for (int r = 0; r < score.length; r++) {
            score[r] = fit.b();
            for (int j = 0; j < fit.w().length; j++) {
                score[r] += fit.w()[j] * data.x().get(r, j + first);
            }
            y[r] = data.successes()[r] / data.trials()[r];
        }
        Confusion confusion = Confusion.at(0, y, score, data.trials());
        Views.Metrics metrics = new Views.Metrics()
                .put("n", score.length)
                .put("accuracy", confusion.accuracy())
                .put("errors", confusion.fp() + confusion.fn())
                .put("auc", Ranking.of(y, score, data.trials()).auc())
                .put("supportVectors", fit.supports())
                .put(
                        "margin",
                        2 / Math.sqrt(Arrays.stream(fit.w()).map(v -> v * v).sum()))
                .put("c", cost)
                .put("objective", fit.objective())
                .put(
                        "objectiveDefinition",
                        "|w|^2/2 + C*sum of " + (squared ? "squared hinges" : "hinges") + ", intercept not penalised")
                .put("gap", fit.gap());
        return without(
                "svm",
                terms,
                coefficients,
                new double[0],
                fit.iterations(),
                fit.stop(),
                List.of("a margin is not a log-odds: no probabilities, standard errors or odds ratios"),
                metrics);
    }

    static FitResponse naiveBayes(Design design, boolean shared) {
        NaiveBayes fit = NaiveBayes.fit(design, shared);
        double[][] posterior = fit.posterior(design);
        Views.Metrics metrics = classMetrics(design, fit.classes(), posterior)
                .put("priors", Views.numbers(fit.priors()))
                .put("means", Views.rows(fit.means()))
                .put("variances", Views.rows(fit.variances()));
        List<String> warnings = new ArrayList<>();
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        terms.addAll(fit.features());
        double[][] lines = new double[shared ? fit.classes().size() - 1 : 0][];
        for (int k = 0; k < lines.length; k++) {
            lines[k] = fit.logOdds(k + 1);
        }
        if (!shared) {
            warnings.add("with a variance for each class the log-odds are quadratic: see metrics for the parameters");
        }
        boolean binary = lines.length == 1;
        return new FitResponse(
                "naive_bayes",
                terms,
                fit.classes(),
                binary ? Views.numbers(lines[0]) : Views.rows(lines),
                null,
                null,
                null,
                null,
                binary ? Views.numbers(Views.exponentials(lines[0])) : null,
                null,
                null,
                null,
                null,
                1,
                Views.stop(Stop.CONVERGED),
                FitResponse.SeparationView.of(Separation.NONE),
                warnings,
                metrics.values());
    }

    static Views.Metrics classMetrics(Design design, List<String> classes, double[][] probabilities) {
        int[] codes = ResponseReader.classes(design).codes();
        double right = 0;
        double loss = 0;
        double weight = 0;
        for (int i = 0; i < codes.length; i++) {
            if (design.weights()[i] == 0) {
                continue;
            }
            int best = 0;
            for (int k = 1; k < classes.size(); k++) {
                best = probabilities[i][k] > probabilities[i][best] ? k : best;
            }
            right += best == codes[i] ? design.weights()[i] : 0;
            loss -= design.weights()[i] * Math.log(probabilities[i][codes[i]]);
            weight += design.weights()[i];
        }
        return new Views.Metrics()
                .put("n", codes.length)
                .put("accuracy", right / weight)
                .put("logLoss", loss / weight);
    }

    private static FitResponse without(
            String model,
            List<String> terms,
            double[] coefficients,
            double[] ratios,
            int iterations,
            Stop stop,
            List<String> warnings,
            Views.Metrics metrics) {
        return new FitResponse(
                model,
                terms,
                null,
                Views.numbers(coefficients),
                null,
                null,
                null,
                null,
                ratios.length == 0 ? null : Views.numbers(ratios),
                null,
                null,
                null,
                null,
                iterations,
                Views.stop(stop),
                FitResponse.SeparationView.of(Separation.NONE),
                warnings,
                metrics.values());
    }
}
