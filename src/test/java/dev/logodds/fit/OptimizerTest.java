package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static final double[] HOURS = {
        .5, .75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5
    };
    private static final double[] PASSED = {0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1};

    private static double[][] column(double... x) {
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            rows[i] = new double[] {x[i]};
        }
        return rows;
    }

    private static RowLoss hours() {
        return RowLoss.sum(column(HOURS), PASSED, true, RowLoss.Kind.CROSS_ENTROPY);
    }

    @Test
    void squaredErrorHasTwoMinimaWhereCrossEntropyHasOne() {
        double[][] x = column(1, 1, 1, 1, 1, 1, 1, 1, -10);
        double[] y = {1, 1, 1, 1, 1, 1, 1, 0, 1};
        GradientDescent descent = GradientDescent.of(0.5, 20_000).keeping(20_000);
        Trace left = descent.minimise(RowLoss.meanSquared(x, y, false), new double[] {-1});
        Trace right = descent.minimise(RowLoss.meanSquared(x, y, false), new double[] {3});
        Trace entropy = GradientDescent.of(0.05, 20_000)
                .until(1e-13)
                .minimise(RowLoss.meanCrossEntropy(x, y, false), new double[] {3});
        assertThat(left.point()[0]).isCloseTo(-0.0639, offset(5e-5));
        assertThat(left.value()).isCloseTo(0.246357, offset(5e-7));
        assertThat(right.point()[0]).isCloseTo(Math.log(7), offset(1e-4));
        assertThat(right.value()).isCloseTo(0.208333, offset(5e-7));
        assertThat(entropy.point()[0]).isCloseTo(-0.0775, offset(5e-5));
        assertThat(entropy.stop()).isEqualTo(Stop.CONVERGED);
    }

    @Test
    void theSmallerTwoMinimaSet() {
        double[][] x = column(1, 1, 1, 1, 1, 1, -10);
        double[] y = {1, 1, 1, 1, 1, 0, 1};
        GradientDescent descent = GradientDescent.of(0.5, 20_000).keeping(20_000);
        Trace left = descent.minimise(RowLoss.meanSquared(x, y, false), new double[] {-1});
        Trace right = descent.minimise(RowLoss.meanSquared(x, y, false), new double[] {3});
        assertThat(left.point()[0]).isCloseTo(-0.0989, offset(5e-5));
        assertThat(left.value()).isCloseTo(0.239426, offset(5e-7));
        assertThat(right.point()[0]).isCloseTo(Math.log(5), offset(1e-4));
        assertThat(right.value()).isCloseTo(0.261905, offset(5e-7));
    }

    @Test
    void newtonOnTheHoursStudyTakesFiveSteps() {
        Trace trace = Newton.undamped(20).minimise(hours(), new double[2]);
        double[][] expected = {
            {-2.615741, 0.938382}, {-3.661342, 1.338579}, {-4.035262, 1.487387}, {-4.077229, 1.504446}
        };
        for (int t = 1; t <= 4; t++) {
            assertThat(trace.at(t).point()).containsExactly(expected[t - 1], offset(1e-6));
        }
        assertThat(trace.at(1).value()).isCloseTo(8.560287, offset(1e-6));
        assertThat(trace.point()).containsExactly(new double[] {-4.0777134, 1.5046454}, offset(1e-7));
        assertThat(trace.stop()).isEqualTo(Stop.CONVERGED);
        double[] gradient = new double[2];
        hours().gradient(new double[2], gradient);
        assertThat(gradient).containsExactly(0, -10.125);
        assertThat(hours().hessian(new double[2]).data()).containsExactly(5, 13.9375, 13.9375, 49.640625);
    }

    @Test
    void undampedNewtonDivergesWhereDampedConverges() {
        Trace wild = Newton.undamped(50).minimise(hours(), new double[] {0, 3});
        assertThat(wild.at(1).point()).containsExactly(new double[] {145.546, -220.449}, offset(1e-3));
        assertThat(wild.stop()).isEqualTo(Stop.DIVERGED);
        assertThat(Newton.undamped(50).minimise(hours(), new double[] {-4, 4}).stop())
                .isEqualTo(Stop.DIVERGED);
        Trace tame = Newton.damped(50).minimise(hours(), new double[] {0, 3});
        assertThat(tame.point()).containsExactly(new double[] {-4.0777134, 1.5046454}, offset(1e-7));
    }

    @Test
    void ridgeOnTheHoursStudy() {
        RowLoss loss = RowLoss.meanCrossEntropy(column(HOURS), PASSED, true).withRidge(0.1);
        assertThat(Newton.damped(50).minimise(loss, new double[2]).point())
                .containsExactly(new double[] {-2.670692, 0.972837}, offset(1e-6));
        assertThat(Lbfgs.of(100).minimise(loss, new double[2]).point())
                .containsExactly(new double[] {-2.670692, 0.972837}, offset(1e-6));
    }

    @Test
    void separableDataSendTheSlopeSlowlyToInfinity() {
        double[][] x = column(-2.5, -1.5, -.5, .5, 1.5, 2.5);
        double[] y = {0, 0, 0, 1, 1, 1};
        Trace trace = GradientDescent.of(0.5, 100_000)
                .keeping(10)
                .minimise(RowLoss.meanCrossEntropy(x, y, false), new double[1]);
        assertThat(trace.at(10).point()[0]).isCloseTo(1.4679, offset(1e-4));
        assertThat(trace.at(100).point()[0]).isCloseTo(3.5988, offset(1e-4));
        assertThat(trace.at(1000).point()[0]).isCloseTo(7.4822, offset(1e-4));
        assertThat(trace.at(10_000).point()[0]).isCloseTo(12.0564, offset(1e-4));
        assertThat(trace.at(100_000).point()[0]).isCloseTo(16.6678, offset(1e-4));
        assertThat(trace.stop()).isEqualTo(Stop.MAX_ITERATIONS);
    }

    @Test
    void aStepTooLargeDivergesAndSaysSo() {
        double[][] x = column(1000, 900, -1);
        Trace trace = GradientDescent.of(1e12, 100)
                .minimise(RowLoss.meanCrossEntropy(x, new double[] {1, 1, 0}, false), new double[1]);
        assertThat(trace.stop()).isEqualTo(Stop.DIVERGED);
        assertThatThrownBy(() -> GradientDescent.of(0, 1)).hasMessageContaining("step above 0");
    }

    @Test
    void shuffledDescentWithAveragingComesNear() {
        RowLoss loss = RowLoss.meanCrossEntropy(column(HOURS), PASSED, true).withRidge(0.1);
        StochasticGradientDescent descent = new StochasticGradientDescent(
                3,
                new StochasticGradientDescent.Schedule.InverseRoot(),
                4,
                3000,
                true,
                new StochasticGradientDescent.Order.Shuffled(new SplittableRandom(7)));
        assertThat(descent.minimise(loss, new double[2]).point())
                .containsExactly(new double[] {-2.670692, 0.972837}, offset(0.05));
        assertThatThrownBy(() -> descent.minimise(loss, new double[3])).hasMessageContaining("3 coordinates");
    }

    @Test
    void aFallingScheduleStopsTheHovering() {
        RowLoss loss = RowLoss.meanCrossEntropy(column(HOURS), PASSED, true).withRidge(0.1);
        var schedule = new StochasticGradientDescent.Schedule.InverseTime(0.01);
        StochasticGradientDescent descent = new StochasticGradientDescent(
                0.5, schedule, 5, 2000, false, new StochasticGradientDescent.Order.Cyclic());
        assertThat(descent.minimise(loss, new double[2]).point())
                .containsExactly(new double[] {-2.670692, 0.972837}, offset(0.05));
    }
}
