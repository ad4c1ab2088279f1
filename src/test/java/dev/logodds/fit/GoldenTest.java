package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GoldenTest {
    @Test
    void murphysPartsOfTwentyForecasts() {
        double[] p = new double[20];
        double[] y = new double[20];
        double[][] groups = {{.1, 4, 1}, {.4, 5, 2}, {.7, 6, 4}, {.9, 5, 4}};
        int at = 0;
        for (double[] group : groups) {
            for (int i = 0; i < group[1]; i++, at++) {
                p[at] = group[0];
                y[at] = i < group[2] ? 1 : 0;
            }
        }
        double[] w = Scores.ones(20);
        Calibration.Murphy parts =
                Calibration.of(y, p, w, new Calibration.Binning.Distinct()).murphy();
        assertThat(Scores.brier(y, p, w)).isCloseTo(0.2115, within(1e-14));
        assertThat(parts.reliability()).isCloseTo(0.0073333, within(1e-7));
        assertThat(parts.resolution()).isCloseTo(0.0433333, within(1e-7));
        assertThat(parts.uncertainty()).isCloseTo(0.2475, within(1e-14));
        assertThat(parts.score()).isCloseTo(0.2115, within(1e-14));
        Calibration bins = Calibration.of(y, p, w, new Calibration.Binning.EqualWidth(10));
        assertThat(bins.expectedError()).isCloseTo(0.065, within(1e-14));
    }

    @Test
    void weightsAndSamplingMoveTheIntercept() {
        int n = 60_000;
        SplittableRandom random = new SplittableRandom(7);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            y[i] = random.nextDouble() < Sigmoid.sigmoid(-5 + x[i]) ? 1 : 0;
        }
        double[] plain = slope(x, y);
        int[] kept = Resampling.undersample(y, random);
        double[] under = slope(pick(x, kept), pick(y, kept));
        double positives = Arrays.stream(y).sum();
        double trained = 0.5;
        double shift = new Recalibration.PriorShift(trained, positives / n).shift();
        assertThat(shift).isCloseTo(-Math.log((n - positives) / positives), within(1e-12));
        assertThat(under[0] + shift).isCloseTo(plain[0], within(0.15));
        assertThat(under[1]).isCloseTo(plain[1], within(0.15));
        int[] over = Resampling.oversample(y, random);
        assertThat(Arrays.stream(pick(y, over)).average().orElseThrow()).isEqualTo(0.5);
        double[] balanced = Resampling.balancedWeights(
                Arrays.stream(y).mapToInt(v -> (int) v).toArray());
        assertThat(Arrays.stream(balanced).sum()).isCloseTo(n, within(1e-6));
        assertThat(new Recalibration.PriorShift(0.5, 0.1).probability(0)).isCloseTo(0.1, within(1e-15));
    }

    private static double[] pick(double[] v, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> v[i]).toArray();
    }

    private static double[] slope(double[] x, double[] y) {
        double[][] rows = Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        return Newton.damped(50)
                .minimise(RowLoss.meanCrossEntropy(rows, y, true), new double[2])
                .point();
    }

    @Test
    void smoteStaysBetweenNeighbours() {
        double[][] rare = {{0, 0}, {1, 0}, {0, 1}, {10, 10}};
        double[][] made = Resampling.smote(rare, 2, 200, new SplittableRandom(3));
        assertThat(made).hasNumberOfRows(200);
        for (double[] row : made) {
            assertThat(row[0]).isBetween(0.0, 10.0);
            assertThat(row[1]).isBetween(0.0, 10.0);
        }
        assertThatThrownBy(() -> Resampling.smote(new double[1][1], 1, 1, new SplittableRandom(1)))
                .hasMessageContaining("two rows");
        assertThatThrownBy(() -> Resampling.undersample(new double[] {1, 1}, new SplittableRandom(1)))
                .hasMessageContaining("one class");
    }

    @Test
    void constantsOfTheLosses() {
        double largest = 0;
        for (double z = -5; z < 5; z += 1e-3) {
            largest = Math.max(largest, Math.abs(RowLoss.Kind.HALF_SQUARED.slope(z, 1)));
        }
        assertThat(largest).isCloseTo(4 / 27.0, within(1e-6));
        assertThat(RowLoss.Kind.HALF_SQUARED.slope(Sigmoid.logit(1 / 3.0), 1)).isCloseTo(-4 / 27.0, within(1e-15));
        assertThat(RowLoss.Kind.CROSS_ENTROPY.slope(-5, 1)).isCloseTo(-0.99330715, within(1e-8));
        assertThat(RowLoss.Kind.HALF_SQUARED.slope(-5, 1)).isCloseTo(-0.00660356, within(1e-8));
        assertThat(Sigmoid.softplus(0.541325)).isCloseTo(1, within(1e-6));
        assertThat(Sigmoid.logit(0.87)).isCloseTo(1.9009588, within(1e-7));
        double gap = 0;
        for (double z = -6; z < 6; z += 1e-3) {
            gap = Math.max(gap, Math.abs(Sigmoid.sigmoid(1.702 * z) - Normal.cdf(z)));
        }
        assertThat(gap).isCloseTo(0.0094863, within(1e-6));
    }

    @Test
    void ratiosOfRisks() {
        double[][] cases = {{.01, 1.9802}, {.1, 1.8182}, {.5, 1.3333}, {.9, 1.0526}};
        for (double[] c : cases) {
            double p1 = Sigmoid.sigmoid(Sigmoid.logit(c[0]) + Math.log(2));
            assertThat(p1 / c[0]).isCloseTo(c[1], within(5e-5));
        }
    }

    @Test
    void theHoursStudyByThreeLinks() {
        Frame frame = Frame.parse("x,y\n.5,0\n.75,0\n1,0\n1.25,0\n1.5,0\n1.75,0\n1.75,1\n2,0\n2.25,1\n2.5,0\n2.75,1\n"
                + "3,0\n3.25,1\n3.5,0\n4,1\n4.25,1\n4.5,1\n4.75,1\n5,1\n5.5,1\n");
        Design design = Design.of(frame, "y ~ x");
        GlmFit logit = Glm.fit(design, Link.LOGIT);
        assertThat(logit.coefficients()).containsExactly(new double[] {-4.0777134, 1.5046454}, offset(1e-7));
        assertThat(logit.standardErrors()).containsExactly(new double[] {1.76099431, .62872085}, offset(1e-8));
        assertThat(Glm.fit(design, Link.PROBIT).coefficients())
                .containsExactly(new double[] {-2.4727745, 0.91268616}, offset(1e-7));
        assertThat(Sigmoid.sigmoid(logit.eta()[7])).isCloseTo(0.25570318, within(1e-8));
        Inference.LikelihoodRatio ratio = Inference.compare(Glm.fit(Design.of(frame, "y ~ 1"), Link.LOGIT), logit);
        assertThat(ratio.statistic()).isCloseTo(27.725887 - 16.059757, within(2e-6));
        assertThat(ratio.degrees()).isEqualTo(1);
        assertThat(ratio.pValue()).isBetween(0.0006, 0.0007);
        ElasticNet.Fit twice = ElasticNet.fit(
                Design.of(frame, "y ~ x + I(x*1)"), new ElasticNet.Penalty(0, 0.1, true), Budget.UNLIMITED);
        assertThat(twice.coefficients()).containsExactly(new double[] {-3.139525, 0.574302, 0.574302}, offset(1e-6));
    }

    @Test
    void firthOnSixPoints() {
        Frame frame = Frame.parse("x,y\n1,0\n2,0\n3,0\n4,1\n5,1\n6,1\n");
        assertThat(Firth.fit(Design.of(frame, "y ~ x"), Budget.UNLIMITED).fit().coefficients())
                .containsExactly(new double[] {-3.9511937, 1.1289125}, offset(1e-7));
        double[][] ridge = {{1, .44805}, {.1, 1.3774}, {.01, 3.21263}, {.001, 6.43886}};
        for (double[] c : ridge) {
            ElasticNet.Fit fit =
                    ElasticNet.fit(Design.of(frame, "y ~ x"), new ElasticNet.Penalty(0, c[0], true), Budget.UNLIMITED);
            assertThat(fit.coefficients()[1]).isCloseTo(c[1], within(1e-4 * c[1]));
        }
    }

    @Test
    void hiddenUnitsSolveXorAndNoneDoesNot() {
        double[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        double[] y = {0, 1, 1, 0};
        TinyNet plain = new TinyNet(dev.logodds.matrix.Matrix.ofRows(x), y, 0, 0);
        Trace flat = GradientDescent.of(1, 2000).keeping(2000).minimise(plain, new double[3]);
        assertThat(flat.value()).isCloseTo(Math.log(2), within(1e-9));
        TinyNet net = new TinyNet(dev.logodds.matrix.Matrix.ofRows(x), y, 4, 0);
        Trace learned = GradientDescent.of(1, 5000).keeping(5000).minimise(net, net.start(new SplittableRandom(1)));
        assertThat(learned.value()).isLessThan(0.02);
        assertThat(net.probability(new double[] {1, 0}, learned.point())).isGreaterThan(0.9);
        double[] w = net.start(new SplittableRandom(2));
        TinyNet penalised = new TinyNet(dev.logodds.matrix.Matrix.ofRows(x), y, 2, 0.01);
        double[] start = penalised.start(new SplittableRandom(2));
        Trace newton = new Newton(true, 200, 1e-9).minimise(penalised, start);
        assertThat(newton.value()).isLessThan(penalised.value(start));
        assertThat(w).hasSize(net.dimension());
        assertThatThrownBy(() -> new TinyNet(dev.logodds.matrix.Matrix.ofRows(x), y, -1, 0))
                .hasMessageContaining("hidden units");
    }

    @Test
    void oneVersusRestDoesNotSumToOne() {
        Design design = Design.of(Reference.frame("iris.csv"), "species ~ sepal_width");
        OneVersusRest fit = OneVersusRest.fit(design, Budget.UNLIMITED);
        assertThat(fit.fits()).hasSize(3);
        assertThat(Arrays.stream(fit.raw()[0]).sum()).isNotCloseTo(1, within(1e-3));
        assertThat(Arrays.stream(fit.normalised()[0]).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void ratiosOfAConfusionMatrix() {
        Confusion c = new Confusion(30, 10, 50, 10);
        assertThat(c.accuracy()).isEqualTo(0.8);
        assertThat(c.precision()).isEqualTo(0.75);
        assertThat(c.recall()).isEqualTo(0.75);
        assertThat(c.specificity()).isCloseTo(5 / 6.0, within(1e-15));
        assertThat(c.negativePredictiveValue()).isCloseTo(5 / 6.0, within(1e-15));
        assertThat(c.falsePositiveRate()).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(c.f1()).isEqualTo(0.75);
        assertThat(c.fBeta(2)).isEqualTo(0.75);
        assertThat(c.balancedAccuracy()).isCloseTo((0.75 + 5 / 6.0) / 2, within(1e-15));
        assertThat(c.matthews()).isCloseTo(1400 / 2400.0, within(1e-12));
        assertThat(c.kappa()).isCloseTo((0.8 - 0.52) / 0.48, within(1e-12));
        assertThat(c.prevalence()).isEqualTo(0.4);
        assertThat(c.cost(1, 5)).isEqualTo(60);
    }

    @Test
    void theCheapestThreshold() {
        double[] y = {0, 0, 1, 0, 1, 1};
        double[] p = {.1, .2, .3, .6, .7, .9};
        Ranking ranking = Ranking.of(y, p, Scores.ones(6));
        assertThat(ranking.cheapest(1, 5).threshold()).isEqualTo(0.3);
        assertThat(ranking.cheapest(5, 1).threshold()).isEqualTo(0.7);
        assertThat(Ranking.calibratedThreshold(1, 4)).isEqualTo(0.2);
    }
}
