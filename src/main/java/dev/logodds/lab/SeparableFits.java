package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Design;
import dev.logodds.fit.ElasticNet;
import dev.logodds.fit.Firth;
import dev.logodds.fit.Glm;
import dev.logodds.fit.GlmFit;
import dev.logodds.fit.GradientDescent;
import dev.logodds.fit.Link;
import dev.logodds.fit.Moments;
import dev.logodds.fit.Newton;
import dev.logodds.fit.Response;
import dev.logodds.fit.RowLoss;
import dev.logodds.fit.Separation;
import dev.logodds.fit.Trace;
import dev.logodds.matrix.Cholesky;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All fits of the lab on separation, of the same rows.
 *
 * @param center what was taken off the only feature before descending; 0 where there are several
 * @param descent gradient descent on the mean loss, at steps spaced evenly by logarithm
 * @param penalised the same with the penalty; empty without one
 * @param newton undamped steps on the sum of the losses; the standard error of the first slope at each
 * @param l2 intercept and slopes with the penalty
 */
@SuppressWarnings("ArrayRecordComponent")
record SeparableFits(
        GlmFit mle,
        double center,
        List<At> descent,
        List<At> penalised,
        List<NewtonStep> newton,
        double @Nullable [] l2,
        @Nullable GlmFit firth) {
    private static final double STEP = 0.5;
    private static final double WORK = 3e7;
    private static final int NEWTON_STEPS = 25;
    /** The step that is asked about: by then an overlap has settled, and a separated slope is clearly on its way. */
    private static final int NEWTON_SHOWN = 5;

    /** A place on the way down: after so many steps, with that mean loss. */
    record At(long step, double[] w, double loss) {
        double norm() {
            double sum = 0;
            for (int j = 1; j < w.length; j++) sum += w[j] * w[j];
            return Math.sqrt(sum);
        }
    }

    record NewtonStep(int step, double slope, double error, double deviance) {}

    static GlmFit likelihood(Design design, Budget budget) {
        return Glm.fit(design, Link.LOGIT, budget);
    }

    /** @param scaled the features as gradient descent gets them, before they are centred */
    static SeparableFits of(Design design, Sample scaled, double lambda, boolean corrected, int steps, Budget budget) {
        GlmFit mle = likelihood(design, budget);
        double[][] x = centred(scaled.x());
        RowLoss mean = RowLoss.mean(x, scaled.y(), true, RowLoss.Kind.CROSS_ENTROPY);
        int affordable = (int) Math.min(steps, WORK / (x.length * (double) (x[0].length + 1)));
        return new SeparableFits(
                mle,
                x[0].length == 1 ? scaled.x()[0][0] - x[0][0] : 0,
                descend(mean, x, affordable, budget),
                lambda > 0 ? descend(mean.withRidge(lambda), x, Math.min(affordable, 100_000), budget) : List.of(),
                newton(RowLoss.sum(x, scaled.y(), true, RowLoss.Kind.CROSS_ENTROPY)),
                lambda > 0
                        ? ElasticNet.fit(design, new ElasticNet.Penalty(0, lambda, true), budget)
                                .coefficients()
                        : null,
                corrected ? Firth.fit(design, budget).fit() : null);
    }

    /** The features of a design in standard deviations, with the labels as numbers. */
    static Sample standardised(Design design) {
        int p = design.terms().size() - 1;
        int n = design.x().rows();
        double[][] x = new double[n][p];
        for (int j = 0; j < p; j++) {
            double[] column = design.x().column(j + 1);
            double spread = Moments.of(column).deviation();
            for (int i = 0; i < n; i++) x[i][j] = spread > 0 ? column[i] / spread : 0;
        }
        double[] y = switch (design.response()) {
            case Response.Counts counts -> counts.successes();
            case Response.Numbers numbers -> numbers.values();
            case Response.Classes classes -> {
                double[] codes = new double[n];
                for (int i = 0; i < n; i++) codes[i] = classes.codes()[i];
                yield codes;
            }
        };
        return new Sample(design.terms().subList(1, p + 1), x, y);
    }

    private static double[][] centred(double[][] x) {
        double[] mean = new double[x[0].length];
        for (double[] row : x) for (int j = 0; j < mean.length; j++) mean[j] += row[j] / x.length;
        double[][] out = new double[x.length][mean.length];
        for (int i = 0; i < x.length; i++) for (int j = 0; j < mean.length; j++) out[i][j] = x[i][j] - mean[j];
        return out;
    }

    /** In legs from one kept step to the next; plain descent has no memory, so legs make no difference. */
    private static List<At> descend(RowLoss loss, double[][] x, int steps, Budget budget) {
        double squares = 0;
        for (double[] row : x) for (double v : row) squares += v * v / x.length;
        double step = Math.min(STEP, 4 / (1 + squares));
        List<At> way = new ArrayList<>();
        double[] w = new double[loss.dimension()];
        way.add(new At(0, w, loss.value(w)));
        long done = 0;
        for (int k = 0; done < steps; k++) {
            long next = Math.min(steps, Math.max(done + 1, Math.round(Math.pow(10, k / 10.0))));
            budget.check();
            Trace leg = GradientDescent.of(step, (int) (next - done))
                    .keeping(Integer.MAX_VALUE)
                    .until(0)
                    .minimise(loss, w);
            w = leg.point();
            done = next;
            way.add(new At(done, w, leg.value()));
        }
        return way;
    }

    private static List<NewtonStep> newton(RowLoss sum) {
        List<NewtonStep> steps = new ArrayList<>();
        Trace trace = Newton.undamped(NEWTON_STEPS).minimise(sum, new double[sum.dimension()]);
        for (Trace.Step s : trace.steps()) {
            double[] factor = sum.hessian(s.point()).data().clone();
            int p = sum.dimension();
            if (!(Cholesky.factor(factor, p) > 0)) break;
            double[] unit = new double[p];
            unit[1] = 1;
            Cholesky.solve(factor, p, unit);
            steps.add(new NewtonStep(s.iteration(), s.point()[1], Math.sqrt(unit[1]), 2 * s.value()));
        }
        return steps;
    }

    boolean separated() {
        return mle.separation().kind() != Separation.Kind.NONE;
    }

    Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int j = 0; j < mle.terms().size(); j++) {
            String term = mle.terms().get(j);
            put(numbers, "mle." + term, mle.coefficients()[j]);
            if (l2 != null) put(numbers, "l2." + term, l2[j]);
            if (firth != null) put(numbers, "firth." + term, firth.coefficients()[j]);
        }
        if (newton.size() > 1) {
            NewtonStep step = newton.get(Math.min(NEWTON_SHOWN, newton.size() - 1));
            put(numbers, "newton.slope", step.slope());
            put(numbers, "newton.error", step.error());
        }
        for (At at : descent) {
            if (Long.toString(at.step()).matches("10+")) put(numbers, "descent." + at.step(), at.w()[1]);
        }
        return numbers;
    }

    private static void put(Map<String, Double> numbers, String name, double value) {
        if (Double.isFinite(value)) numbers.put(name, value);
    }
}
