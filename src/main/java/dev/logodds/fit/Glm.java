package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Binomial regression by maximum likelihood with the logit, probit or complementary log-log link (McCullagh and Nelder
 * 1989, chapter 4).
 *
 * <p>Where the data are separated, there is no maximum; then the estimates that stay finite are those of the limiting
 * conditional model, fitted to the rows that are not separated (Geyer 2009), and the others are NaN.
 */
public final class Glm {
    private static final int FIRST_ITERATIONS = 25;
    private static final int MORE_ITERATIONS = 500;

    private final BinomialData data;
    private final Link link;
    private final Budget budget;

    private Glm(BinomialData data, Link link, Budget budget) {
        this.data = data;
        this.link = link;
        this.budget = budget;
    }

    /** @throws FitProblem when the response is not binary */
    public static GlmFit fit(Design design, Link link, Budget budget) {
        return new Glm(BinomialData.of(design), link, budget).fit();
    }

    public static GlmFit fit(Design design, Link link) {
        return fit(design, link, Budget.UNLIMITED);
    }

    private GlmFit fit() {
        Basis basis = data.basis();
        BinomialLikelihood likelihood = data.likelihood(link, basis.z());
        Scoring.Outcome outcome = maximise(basis, likelihood);
        if (provenFinite(likelihood, outcome)) {
            return finite(basis, likelihood, outcome);
        }
        Matrix signed = SeparationFinder.signed(basis.z(), data.successes(), data.failures());
        SeparationFinder finder = new SeparationFinder(signed, budget);
        double[] direction = direction(basis, outcome);
        SeparationFinder.Finding finding = finder.separates(direction) ? finder.complete(direction) : finder.find();
        if (finding.kind() != Separation.Kind.NONE) {
            Separation separation = finder.describe(finding, basis.back(), names(basis));
            return limit(basis, finding, separation, outcome);
        }
        if (outcome.stop() == Stop.MAX_ITERATIONS) {
            outcome = Scoring.maximise(likelihood, outcome.theta(), MORE_ITERATIONS, budget);
        }
        return finite(basis, likelihood, outcome);
    }

    /** By the fast solver where it gets there, then to the last digits. */
    private Scoring.Outcome maximise(Basis basis, BinomialLikelihood likelihood) {
        double[] start = start(data, basis.kept().length, link);
        if (link != Link.LOGIT) {
            return Scoring.maximise(likelihood, start, FIRST_ITERATIONS, budget);
        }
        LogitSolver.Result fast = LogitSolver.solve(basis.z(), data.successes(), data.trials(), data.offset(), start);
        Scoring.Outcome outcome =
                Scoring.maximise(likelihood, fast.converged() ? fast.theta() : start, FIRST_ITERATIONS, budget);
        int iterations = (fast.converged() ? fast.iterations() : 0) + outcome.iterations();
        return new Scoring.Outcome(outcome.theta(), outcome.eta(), outcome.value(), iterations, outcome.stop());
    }

    /** Where Newton's method went; by the logit for any link, because its steps go on longest. */
    private double[] direction(Basis basis, Scoring.Outcome outcome) {
        if (link == Link.LOGIT) {
            return outcome.theta();
        }
        return Scoring.maximise(
                        data.likelihood(Link.LOGIT, basis.z()),
                        start(data, basis.kept().length, Link.LOGIT),
                        FIRST_ITERATIONS,
                        budget)
                .theta();
    }

    /** The intercept that fits the mean, when all else is 0. */
    static double[] start(BinomialData data, int length, Link link) {
        double[] theta = new double[length];
        if (data.design().intercept()) {
            theta[0] = startIntercept(data, link);
        }
        return theta;
    }

    private static double startIntercept(BinomialData data, Link link) {
        double n = data.sum(data.trials());
        double mean = (data.sum(data.successes()) + 0.5 * n / (n + 1)) / (n + n / (n + 1));
        double shift = 0;
        for (int i = 0; i < data.offset().length; i++) {
            shift += data.trials()[i] * data.offset()[i];
        }
        return link.linear(mean) - shift / n;
    }

    private boolean provenFinite(BinomialLikelihood likelihood, Scoring.Outcome outcome) {
        if (outcome.stop() != Stop.CONVERGED) {
            return false;
        }
        Matrix signed = SeparationFinder.signed(likelihood.z(), data.successes(), data.failures());
        double[] mu = new double[signed.rows()];
        int r = 0;
        for (int i = 0; i < likelihood.rows(); i++) {
            if (data.successes()[i] > 0) {
                mu[r++] = data.successes()[i] * link.slopeP(outcome.eta()[i]);
            }
            if (data.failures()[i] > 0) {
                mu[r++] = -data.failures()[i] * link.slopeQ(outcome.eta()[i]);
            }
        }
        return SeparationFinder.overlapProven(signed, mu);
    }

    private GlmFit finite(Basis basis, BinomialLikelihood likelihood, Scoring.Outcome outcome) {
        double[] coefficients = spread(basis.coefficients(outcome.theta()), basis.kept());
        Matrix covariance = spread(covariance(basis, likelihood, outcome.eta()), basis.kept());
        double[] eta = likelihood.linear(outcome.theta());
        return result(
                basis,
                coefficients,
                covariance,
                everyEta(eta, basis, coefficients),
                outcome.value(),
                likelihood.deviance(eta),
                outcome.iterations(),
                outcome.stop(),
                Separation.NONE);
    }

    static Matrix covariance(Basis basis, BinomialLikelihood likelihood, double[] eta) {
        int p = basis.kept().length;
        double[] information = likelihood.gram(likelihood.expectedWeights(eta));
        if (Cholesky.factor(information, p) <= 0) {
            Arrays.fill(information, Double.NaN);
            return new Matrix(p, p, information);
        }
        return basis.covariance(new Matrix(p, p, Cholesky.inverse(information, p)));
    }

    /** The fit on the boundary at infinity: rows that are separated have likelihood 1 and say no more. */
    private GlmFit limit(
            Basis basis, SeparationFinder.Finding finding, Separation separation, Scoring.Outcome outcome) {
        int[] rest = rest(finding.separated());
        double[] coefficients = new double[data.design().terms().size()];
        Arrays.fill(coefficients, Double.NaN);
        Matrix covariance = Matrix.zeros(coefficients.length, coefficients.length);
        Arrays.fill(covariance.data(), Double.NaN);
        double kernel = 0;
        double deviance = 0;
        double[] eta = new double[data.rows().length];
        for (int i = 0; i < eta.length; i++) {
            eta[i] = data.successes()[i] > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        if (rest.length > 0) {
            BinomialData part = data.only(rest);
            Basis own = part.basis();
            BinomialLikelihood likelihood = part.likelihood(link, own.z());
            Scoring.Outcome inner =
                    Scoring.maximise(likelihood, start(part, own.kept().length, link), MORE_ITERATIONS, budget);
            kernel = inner.value();
            deviance = likelihood.deviance(inner.eta());
            for (int k = 0; k < rest.length; k++) {
                eta[rest[k]] = inner.eta()[k];
            }
            Matrix ownCovariance = covariance(own, likelihood, inner.eta());
            copyFinite(own, inner, ownCovariance, separation, coefficients, covariance);
        }
        return result(
                basis,
                coefficients,
                covariance,
                everyEta(eta, basis, coefficients),
                kernel,
                deviance,
                outcome.iterations(),
                Stop.DIVERGED,
                separation);
    }

    private void copyFinite(
            Basis own,
            Scoring.Outcome inner,
            Matrix ownCovariance,
            Separation separation,
            double[] coefficients,
            Matrix covariance) {
        double[] beta = own.coefficients(inner.theta());
        List<String> names = data.design().terms();
        for (int a = 0; a < own.kept().length; a++) {
            int j = own.kept()[a];
            if (separation.terms().contains(names.get(j))) {
                continue;
            }
            coefficients[j] = beta[a];
            for (int b = 0; b < own.kept().length; b++) {
                int k = own.kept()[b];
                if (!separation.terms().contains(names.get(k))) {
                    covariance.set(j, k, ownCovariance.get(a, b));
                }
            }
        }
    }

    /** Rows of which not every signed row is separated. */
    private int[] rest(boolean[] separated) {
        List<Integer> rest = new ArrayList<>();
        int r = 0;
        for (int i = 0; i < data.rows().length; i++) {
            boolean all = true;
            for (int sides = (data.successes()[i] > 0 ? 1 : 0) + (data.failures()[i] > 0 ? 1 : 0); sides > 0; sides--) {
                all &= separated[r++];
            }
            if (!all) {
                rest.add(i);
            }
        }
        return rest.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The linear predictor of all rows of the design, also those without weight. */
    private double[] everyEta(double[] eta, Basis basis, double[] coefficients) {
        Design design = data.design();
        double[] every = new double[design.x().rows()];
        Arrays.fill(every, Double.NaN);
        for (int r = 0; r < eta.length; r++) {
            every[data.rows()[r]] = eta[r];
        }
        for (int i = 0; i < every.length; i++) {
            if (Double.isNaN(every[i])) {
                every[i] = design.offset()[i];
                for (int j : basis.kept()) {
                    every[i] += design.x().get(i, j) * coefficients[j];
                }
            }
        }
        return every;
    }

    private GlmFit result(
            Basis basis,
            double[] coefficients,
            Matrix covariance,
            double[] eta,
            double kernel,
            double deviance,
            int iterations,
            Stop stop,
            Separation separation) {
        return new GlmFit(
                data.design().terms(),
                coefficients,
                covariance,
                eta,
                Arrays.stream(eta).map(link::probability).toArray(),
                kernel + data.constant(),
                kernel,
                deviance,
                nullDeviance(data, link, budget),
                data.rows().length,
                basis.kept().length,
                iterations,
                stop,
                separation,
                aliased(basis, data.design().terms()));
    }

    /** The deviance of the model with an intercept alone (and the offset), or of nothing at all where it has none. */
    static double nullDeviance(BinomialData data, Link link, Budget budget) {
        Matrix ones = new Matrix(data.rows().length, 1, new double[data.rows().length]);
        Arrays.fill(ones.data(), 1);
        if (!data.design().intercept()) {
            return data.likelihood(link, ones).deviance(data.offset());
        }
        double s = data.sum(data.successes());
        double f = data.sum(data.failures());
        if (s == 0 || f == 0) {
            return 0;
        }
        BinomialLikelihood likelihood = data.likelihood(link, ones);
        double[] start = {startIntercept(data, link)};
        return likelihood.deviance(
                Scoring.maximise(likelihood, start, MORE_ITERATIONS, budget).eta());
    }

    private List<String> names(Basis basis) {
        return Arrays.stream(basis.kept())
                .mapToObj(j -> data.design().terms().get(j))
                .toList();
    }

    static List<String> aliased(Basis basis, List<String> terms) {
        List<String> aliased = new ArrayList<>(terms);
        Arrays.stream(basis.kept()).mapToObj(terms::get).forEach(aliased::remove);
        return aliased;
    }

    /** Numbers of the kept columns in their places among all; NaN elsewhere. */
    private double[] spread(double[] part, int[] kept) {
        double[] whole = new double[data.design().terms().size()];
        Arrays.fill(whole, Double.NaN);
        for (int a = 0; a < kept.length; a++) {
            whole[kept[a]] = part[a];
        }
        return whole;
    }

    private Matrix spread(Matrix part, int[] kept) {
        int p = data.design().terms().size();
        return spread(part, kept, p);
    }

    static Matrix spread(Matrix part, int[] kept, int p) {
        Matrix whole = Matrix.zeros(p, p);
        Arrays.fill(whole.data(), Double.NaN);
        for (int a = 0; a < kept.length; a++) {
            for (int b = 0; b < kept.length; b++) {
                whole.set(kept[a], kept[b], part.get(a, b));
            }
        }
        return whole;
    }
}
