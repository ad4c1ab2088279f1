package dev.logodds.lab;

import dev.logodds.fit.Design;
import dev.logodds.fit.LogitSolver;
import dev.logodds.fit.NaiveBayes;
import dev.logodds.fit.Newton;
import dev.logodds.fit.Normal;
import dev.logodds.fit.RowLoss;
import dev.logodds.fit.Scores;
import dev.logodds.fit.Sigmoid;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Two normal classes with equally correlated features of variance 1, training rows drawn from them, and the sums over draws of
 * what two learners make of these. The error of a line is known exactly; the log loss is that on fresh rows.
 */
final class Learners {
    private static final int FRESH = 400;
    /** So that logistic regression has an answer on separated rows; far too little to matter elsewhere. */
    private static final double RIDGE = 1e-3;

    private static final int ENOUGH = 200;

    private final int d;
    private final double rho;
    private final double[] mean;
    private final long seed;
    private final double[] bayes = new double[LearningCurves.SIZES.length];
    private final double[] logistic = new double[bayes.length];
    private final double[] squares = new double[bayes.length];
    private final double[] bayesLoss = new double[bayes.length];
    private final double[] logisticLoss = new double[bayes.length];
    private int draws;

    private Learners(int d, double rho, double gap, boolean all, long seed) {
        this.d = d;
        this.rho = rho;
        this.seed = seed;
        this.mean = new double[d];
        int every = all ? 1 : 2;
        int telling = (d + every - 1) / every;
        // of the features that tell the classes apart the means are ± this
        for (int j = 0; j < d; j += every) mean[j] = gap / 2 / Math.sqrt(telling);
    }

    static Learners of(Values values) {
        return new Learners(
                values.whole("features"),
                values.number("rho"),
                values.number("gap"),
                values.text("telling").equals("all"),
                values.whole("seed"));
    }

    private SplittableRandom random(int draw) {
        return new SplittableRandom(1_000_003L * seed + draw);
    }

    /** The training rows of a draw, all of them. */
    Sample rows(int draw) {
        return rows(LearningCurves.SIZES[LearningCurves.SIZES.length - 1], random(draw));
    }

    /** The line of naive Bayes on all rows of the first draw. */
    double[] firstLine() {
        return NaiveBayes.fit(rows(0).design(), true).logOdds(1);
    }

    /** Adds the draw of that number, which is the same however many others there are. */
    void draw(int number) {
        SplittableRandom random = random(number);
        int largest = LearningCurves.SIZES[LearningCurves.SIZES.length - 1];
        Sample all = rows(largest, random);
        Sample fresh = rows(FRESH, random);
        for (int k = 0; k < bayes.length; k++) {
            Sample some = first(all, LearningCurves.SIZES[k]);
            Design design = some.design();
            double[] nb = NaiveBayes.fit(design, true).logOdds(1);
            double[] lr = likelihood(some, design);
            double a = error(nb);
            double b = error(lr);
            bayes[k] += a;
            logistic[k] += b;
            squares[k] += (a - b) * (a - b);
            bayesLoss[k] += logLoss(nb, fresh);
            logisticLoss[k] += logLoss(lr, fresh);
        }
        draws++;
    }

    /** Maximum likelihood: the fast way where there are rows enough, with a trace of a penalty where there are few. */
    private double[] likelihood(Sample some, Design design) {
        int n = some.rows();
        if (n >= ENOUGH) {
            LogitSolver.Result result =
                    LogitSolver.solve(design.x(), some.y(), Scores.ones(n), new double[n], new double[d + 1]);
            if (result.converged()) return result.theta();
        }
        RowLoss loss = RowLoss.meanCrossEntropy(some.x(), some.y(), true).withRidge(RIDGE);
        return new Newton(true, 30, 1e-7).minimise(loss, new double[d + 1]).point();
    }

    /** The labels take turns, so that no class is ever missing. */
    private Sample rows(int n, SplittableRandom random) {
        double[][] x = new double[n][d];
        double[] y = new double[n];
        double shared = Math.sqrt(rho);
        double own = Math.sqrt(1 - rho);
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            double common = shared * random.nextGaussian();
            for (int j = 0; j < d; j++) x[i][j] = (2 * y[i] - 1) * mean[j] + common + own * random.nextGaussian();
        }
        return new Sample(names(), x, y);
    }

    private java.util.List<String> names() {
        return java.util.stream.IntStream.rangeClosed(1, d)
                .mapToObj(j -> "x" + j)
                .toList();
    }

    private static Sample first(Sample all, int n) {
        return new Sample(all.names(), Arrays.copyOf(all.x(), n), Arrays.copyOf(all.y(), n));
    }

    /** The share of both classes on the wrong side of b + w·x = 0, exactly. */
    double error(double[] line) {
        double along = 0;
        double sum = 0;
        double squares2 = 0;
        for (int j = 0; j < d; j++) {
            along += line[j + 1] * mean[j];
            sum += line[j + 1];
            squares2 += line[j + 1] * line[j + 1];
        }
        double spread = Math.sqrt((1 - rho) * squares2 + rho * sum * sum);
        if (!(spread > 0)) return 0.5;
        return (Normal.cdf((line[0] - along) / spread) + Normal.cdf(-(line[0] + along) / spread)) / 2;
    }

    private double logLoss(double[] line, Sample fresh) {
        double sum = 0;
        for (int i = 0; i < fresh.rows(); i++) {
            double z = line[0];
            for (int j = 0; j < d; j++) z += line[j + 1] * fresh.x()[i][j];
            sum += Sigmoid.softplus(fresh.y()[i] == 1 ? -z : z);
        }
        return sum / fresh.rows();
    }

    private static int at(int n) {
        return Arrays.binarySearch(LearningCurves.SIZES, n);
    }

    double bayes(int n) {
        return bayes[at(n)] / draws;
    }

    double logistic(int n) {
        return logistic[at(n)] / draws;
    }

    double bayesLoss(int n) {
        return bayesLoss[at(n)] / draws;
    }

    double logisticLoss(int n) {
        return logisticLoss[at(n)] / draws;
    }

    /** The standard error of the difference of the two mean errors. */
    double spread(int n) {
        double difference = bayes(n) - logistic(n);
        return Math.sqrt(Math.max(0, squares[at(n)] / draws - difference * difference) / draws);
    }

    /** The error of the best line: Σ⁻¹ times the difference of the means. */
    double best() {
        double sum = Arrays.stream(mean).sum();
        double[] line = new double[d + 1];
        for (int j = 0; j < d; j++) line[j + 1] = (mean[j] - rho * sum / (1 + (d - 1) * rho)) / (1 - rho);
        return error(line);
    }

    /** What naive Bayes tends to: the difference of the means, as if Σ had no correlations. */
    double limit() {
        double[] line = new double[d + 1];
        System.arraycopy(mean, 0, line, 1, d);
        return error(line);
    }
}
