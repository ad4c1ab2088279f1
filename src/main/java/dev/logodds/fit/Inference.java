package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;
import dev.logodds.matrix.Triangular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.special.Gamma;

/** What can be said about a binomial fit beyond its estimates. */
public final class Inference {
    private Inference() {}

    /** An interval; its ends may be ±∞. */
    public record Interval(double low, double high) {
        Interval exponential() {
            return new Interval(Math.exp(low), Math.exp(high));
        }
    }

    /** estimate ± quantile · standard error. */
    public static List<Interval> wald(double[] coefficients, double[] errors, double level) {
        double quantile = -Normal.quantile((1 - level) / 2);
        List<Interval> intervals = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            double half = quantile * errors[j];
            intervals.add(new Interval(coefficients[j] - half, coefficients[j] + half));
        }
        return intervals;
    }

    /** P(|Z| > |z|), with digits also where it is tiny. */
    public static double twoSided(double z) {
        return 2 * Normal.cdf(-Math.abs(z));
    }

    /** P(χ²_k > x). */
    public static double chiSquareTail(double x, double degrees) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2, x / 2);
    }

    /** A likelihood-ratio test: twice the difference of log-likelihoods. */
    public record LikelihoodRatio(double statistic, int degrees) {
        public double pValue() {
            return chiSquareTail(statistic, degrees);
        }
    }

    /** Of the smaller model against the larger, both fitted to the same rows. */
    public static LikelihoodRatio compare(GlmFit smaller, GlmFit larger) {
        return new LikelihoodRatio(smaller.deviance() - larger.deviance(), larger.rank() - smaller.rank());
    }

    /** For each term the test of the model without it; NaN for an aliased one. */
    public static List<LikelihoodRatio> dropEach(Design design, Link link, GlmFit fit, Budget budget) {
        BinomialData data = BinomialData.of(design);
        List<LikelihoodRatio> tests = new ArrayList<>();
        for (int j = 0; j < fit.terms().size(); j++) {
            if (fit.aliased().contains(fit.terms().get(j))) {
                tests.add(new LikelihoodRatio(Double.NaN, 0));
                continue;
            }
            Profile profile = new Profile(data, link, fit, j, budget);
            tests.add(new LikelihoodRatio(profile.deviance(0) - fit.deviance(), 1));
        }
        return tests;
    }

    /**
     * Profile-likelihood intervals: all values of a coefficient that a likelihood-ratio test doesn't reject.
     *
     * @return NaN for an aliased term; ±∞ where the likelihood never falls far enough
     */
    public static List<Interval> profile(Design design, Link link, GlmFit fit, double level, Budget budget) {
        BinomialData data = BinomialData.of(design);
        double z = -Normal.quantile((1 - level) / 2);
        double[] errors = fit.standardErrors();
        List<Interval> intervals = new ArrayList<>();
        for (int j = 0; j < errors.length; j++) {
            if (Double.isNaN(errors[j])) {
                intervals.add(new Interval(Double.NaN, Double.NaN));
                continue;
            }
            Profile profile = new Profile(data, link, fit, j, budget);
            intervals.add(new Interval(profile.bound(-1, z * z, errors[j]), profile.bound(1, z * z, errors[j])));
        }
        return intervals;
    }

    /** The diagonal of W^½X(X'WX)⁻¹X'W^½; sums to the rank. */
    public static double[] leverages(Design design, Link link, GlmFit fit) {
        BinomialData data = BinomialData.of(design);
        Basis basis = data.basis();
        double[] eta = new double[data.rows().length];
        for (int r = 0; r < eta.length; r++) {
            eta[r] = fit.eta()[data.rows()[r]];
        }
        BinomialLikelihood likelihood = data.likelihood(link, basis.z());
        double[] weights = likelihood.expectedWeights(eta);
        double[] factor = likelihood.gram(weights);
        Cholesky.factor(factor, basis.kept().length);
        double[] inverse = Cholesky.inverse(factor, basis.kept().length);
        double[] leverages = new double[design.x().rows()];
        for (int r = 0; r < eta.length; r++) {
            leverages[data.rows()[r]] = weights[r] * Quadratic.form(basis.z(), r, inverse);
        }
        return leverages;
    }

    /** The influence of each row. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Residuals(double[] pearson, double[] deviance, double[] cook) {}

    /** (y − μ)/√(V/n), the signed root of the deviance's part, and Cook's distance from the Pearson residuals. */
    public static Residuals residuals(Design design, Link link, GlmFit fit) {
        BinomialData data = BinomialData.of(design);
        double[] leverages = leverages(design, link, fit);
        int n = design.x().rows();
        Residuals residuals = new Residuals(new double[n], new double[n], new double[n]);
        BinomialLikelihood likelihood = data.likelihood(link, Matrix.zeros(data.rows().length, 0));
        for (int r = 0; r < data.rows().length; r++) {
            int i = data.rows()[r];
            double p = link.probability(fit.eta()[i]);
            double q = link.complement(fit.eta()[i]);
            double difference = data.successes()[r] * q - data.failures()[r] * p;
            double pearson = difference / Math.sqrt(data.trials()[r] * p * q);
            double h = leverages[i];
            residuals.pearson[i] = pearson;
            residuals.deviance[i] = Math.copySign(Math.sqrt(likelihood.deviance(r, fit.eta()[i])), difference);
            residuals.cook[i] = pearson * pearson * h / ((1 - h) * (1 - h) * fit.rank());
        }
        return residuals;
    }

    /** Variance inflation from the covariance of the estimates: the diagonal of the inverse of their correlation. */
    public static double[] varianceInflation(Matrix covariance, boolean intercept) {
        int[] slopes = java.util.stream.IntStream.range(intercept ? 1 : 0, covariance.rows())
                .filter(j -> !Double.isNaN(covariance.get(j, j)))
                .toArray();
        int p = slopes.length;
        double[] correlation = new double[p * p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                correlation[a * p + b] = covariance.get(slopes[a], slopes[b])
                        / Math.sqrt(covariance.get(slopes[a], slopes[a]) * covariance.get(slopes[b], slopes[b]));
            }
        }
        double[] inflation = new double[covariance.rows()];
        Arrays.fill(inflation, Double.NaN);
        if (Cholesky.factor(correlation, p) > 0) {
            double[] inverse = Cholesky.inverse(correlation, p);
            for (int a = 0; a < p; a++) {
                inflation[slopes[a]] = inverse[a * p + a];
            }
        }
        return inflation;
    }

    /** 1 / (1 − R²) of each column on the others, from the columns alone, all rows counting the same; NaN for the intercept. */
    public static double[] columnInflation(Design design) {
        double[] ones = Scores.ones(design.x().rows());
        Basis basis = Basis.of(design.x(), ones, design.intercept());
        int p = basis.kept().length;
        double[] gram = new double[p * p];
        Gram.weighted(basis.z(), ones, gram);
        Cholesky.factor(gram, p);
        Matrix covariance = basis.covariance(new Matrix(p, p, Cholesky.inverse(gram, p)));
        return varianceInflation(
                Glm.spread(covariance, basis.kept(), design.terms().size()), design.intercept());
    }

    /** The ratio of the largest to the smallest singular value of the matrix as it stands; ∞ without full rank. */
    public static double condition(Matrix x) {
        double largest = Recorder.largest(x.data());
        Matrix r = Triangular.of(x);
        double[][] rows = new double[r.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = r.row(i);
        }
        if (x.rows() < x.columns() || !(largest < 1e150)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] values = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false)).getSingularValues();
        double ratio = values[0] / values[values.length - 1];
        // a singular value under the rounding of the largest is 0
        return ratio > 1e16 ? Double.POSITIVE_INFINITY : ratio;
    }

    /** Shares of explained variation. */
    public record PseudoR2(double mcFadden, double coxSnell, double nagelkerke, double tjur) {}

    public static PseudoR2 pseudoR2(Design design, GlmFit fit) {
        BinomialData data = BinomialData.of(design);
        // R's measures take the saturated part out where it is 0, that is for single labels
        double n = fit.used();
        double cox = -Math.expm1((fit.deviance() - fit.nullDeviance()) / n);
        double largest = -Math.expm1(-fit.nullDeviance() / n);
        double s = data.sum(data.successes());
        double f = data.sum(data.failures());
        double ofSuccesses = 0;
        double ofFailures = 0;
        for (int r = 0; r < data.rows().length; r++) {
            ofSuccesses += data.successes()[r] * fit.fitted()[data.rows()[r]] / s;
            ofFailures += data.failures()[r] * fit.fitted()[data.rows()[r]] / f;
        }
        return new PseudoR2(1 - fit.deviance() / fit.nullDeviance(), cox, cox / largest, ofSuccesses - ofFailures);
    }
}
