package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;

/**
 * Newton's method. Undamped it takes the whole step wherever that leads; damped it halves the step until the objective
 * falls, and adds to the Hessian's diagonal where it is not positive definite.
 *
 * @param damped whether steps are halved
 * @param iterations how many steps at most
 * @param tolerance stop when the largest entry of the gradient is not above it
 */
public record Newton(boolean damped, int iterations, double tolerance) implements Optimizer {
    private static final int HALVINGS = 60;

    public static Newton undamped(int iterations) {
        return new Newton(false, iterations, 1e-12);
    }

    public static Newton damped(int iterations) {
        return new Newton(true, iterations, 1e-12);
    }

    @Override
    public Trace minimise(Objective objective, double[] start) {
        Recorder recorder = new Recorder(objective, start, 1);
        double[] w = start.clone();
        double[] gradient = new double[w.length];
        for (int t = 1; t <= iterations; t++) {
            objective.gradient(w, gradient);
            if (Recorder.largest(gradient) <= tolerance) {
                return recorder.end(t - 1, w, Stop.CONVERGED);
            }
            double[] step = step(objective, w, gradient);
            if (step.length == 0) {
                return recorder.end(t - 1, w, Stop.DIVERGED);
            }
            double gain = dot(gradient, step);
            double unit = Math.max(1, Math.abs(recorder.lastValue()));
            // so near the minimum the objective cannot tell better from worse any more: trust the quadratic
            boolean near = gain >= 0 && gain <= 1e-10 * unit;
            boolean moved = damped && !near ? descend(objective, w, step) : move(w, step);
            if (!moved) {
                return recorder.end(t - 1, w, Stop.STALLED);
            }
            if (Recorder.far(w)) {
                return recorder.end(t, w, Stop.DIVERGED);
            }
            recorder.visit(t, w);
            if (damped && near && gain <= 1e-20 * unit) {
                return recorder.end(t, w, Stop.CONVERGED);
            }
        }
        return recorder.end(iterations, w, Stop.MAX_ITERATIONS);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** H⁻¹g; empty when H is singular. */
    private double[] step(Objective objective, double[] w, double[] gradient) {
        double[] hessian = objective.hessian(w).data();
        double size = Recorder.largest(hessian);
        for (double shift = 0; shift <= 1e4 * size; shift = shift == 0 ? 1e-8 * size : 10 * shift) {
            double[] factor = hessian.clone();
            for (int j = 0; j < w.length; j++) {
                factor[j * w.length + j] += shift;
            }
            if (Cholesky.factor(factor, w.length) > 1e-15) {
                double[] step = gradient.clone();
                Cholesky.solve(factor, w.length, step);
                return step;
            }
            if (!damped || size == 0) {
                break;
            }
        }
        return new double[0];
    }

    private static boolean move(double[] w, double[] step) {
        for (int j = 0; j < w.length; j++) {
            w[j] -= step[j];
        }
        return true;
    }

    private static boolean descend(Objective objective, double[] w, double[] step) {
        double before = objective.value(w);
        double[] old = w.clone();
        double length = 1;
        for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
            for (int j = 0; j < w.length; j++) {
                w[j] = old[j] - length * step[j];
            }
            if (objective.value(w) < before) {
                return true;
            }
        }
        System.arraycopy(old, 0, w, 0, w.length);
        return false;
    }
}
