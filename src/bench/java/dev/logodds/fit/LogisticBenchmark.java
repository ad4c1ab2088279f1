package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import smile.classification.LogisticRegression;

/** Maximum likelihood of a logistic model, converged to 1e−8, beside Smile 6.2.0 on the same rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LogisticBenchmark {
    @Param({"200x3", "2000x10", "20000x50"})
    public String size = "";

    private double[][] rows = new double[0][];
    private int[] labels = new int[0];
    private Matrix x = Matrix.zeros(0, 0);
    private double[] y = new double[0];
    private double[] ones = new double[0];
    private double[] offset = new double[0];
    private Design design = new Design(x, java.util.List.of(), new int[0], true, new Response.Numbers(y), y, y, labels);

    @Setup
    public void data() {
        int n = Integer.parseInt(size.substring(0, size.indexOf('x')));
        int d = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        SplittableRandom random = new SplittableRandom(1);
        rows = new double[n][d];
        labels = new int[n];
        y = new double[n];
        ones = Scores.ones(n);
        offset = new double[n];
        x = Matrix.zeros(n, d + 1);
        for (int i = 0; i < n; i++) {
            double eta = -0.5;
            x.set(i, 0, 1);
            for (int j = 0; j < d; j++) {
                rows[i][j] = random.nextGaussian();
                x.set(i, j + 1, rows[i][j]);
                eta += rows[i][j] * (j % 2 == 0 ? 1 : -0.6) / Math.sqrt(d);
            }
            labels[i] = random.nextDouble() < Sigmoid.sigmoid(eta) ? 1 : 0;
            y[i] = labels[i];
        }
        java.util.List<String> terms = new java.util.ArrayList<>();
        for (int j = 0; j <= d; j++) {
            terms.add(j == 0 ? "(Intercept)" : "x" + j);
        }
        design = new Design(x, terms, new int[d + 1], true, new Response.Numbers(y), ones, offset, labels);
    }

    /** The estimates alone. */
    @Benchmark
    public double[] estimates() {
        return LogitSolver.solve(x, y, ones, offset, new double[x.columns()]).theta();
    }

    /** All that the application does: scaling, standard errors, the proof of overlap, deviances. */
    @Benchmark
    public GlmFit wholeFit() {
        return Glm.fit(design, Link.LOGIT);
    }

    @Benchmark
    public Object smile() {
        return LogisticRegression.binomial(rows, labels, new LogisticRegression.Options(0, 1e-8, 500));
    }
}
