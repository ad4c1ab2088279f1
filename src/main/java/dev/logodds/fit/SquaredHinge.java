package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Matrix;

/**
 * Newton's method on the squared hinge: the objective is quadratic on each set of rows inside the margin, so once that
 * set is right one step is exact (Mangasarian 2002, Keerthi and DeCoste 2005).
 */
final class SquaredHinge {
    private static final int ITERATIONS = 500;

    private final SvmProblem problem;
    private final int p;

    private SquaredHinge(SvmProblem problem) {
        this.problem = problem;
        this.p = problem.x().columns();
    }

    static SvmProblem.Solution solve(SvmProblem problem, Budget budget) {
        return new SquaredHinge(problem).run(budget);
    }

    private SvmProblem.Solution run(Budget budget) {
        double[] point = new double[p + 1];
        double value = value(point);
        for (int t = 1; t <= ITERATIONS; t++) {
            budget.check();
            double[] gradient = new double[p + 1];
            double[] hessian = new double[(p + 1) * (p + 1)];
            model(point, gradient, hessian);
            double[] step = gradient.clone();
            // no row inside the margin: b does not matter to first order, any curvature will do
            hessian[hessian.length - 1] += 1e-12 * (1 + hessian[hessian.length - 1]);
            Cholesky.factor(hessian, p + 1);
            Cholesky.solve(hessian, p + 1, step);
            double decrement = 0;
            for (int j = 0; j <= p; j++) {
                decrement += step[j] * gradient[j];
            }
            boolean last = decrement <= 1e-22 * Math.max(1, value);
            double length = 1;
            double[] next = moved(point, step, length);
            while (!last && value(next) > value - 1e-4 * length * decrement + 1e-13 * value && length > 1e-12) {
                length /= 2;
                next = moved(point, step, length);
            }
            point = next;
            value = value(point);
            if (last) {
                return solution(point, t, Stop.CONVERGED);
            }
        }
        return solution(point, ITERATIONS, Stop.MAX_ITERATIONS);
    }

    private SvmProblem.Solution solution(double[] point, int iterations, Stop stop) {
        double[] gradient = new double[p + 1];
        model(point, gradient, new double[(p + 1) * (p + 1)]);
        double[] w = java.util.Arrays.copyOf(point, p);
        return new SvmProblem.Solution(w, point[p], Recorder.largest(gradient), iterations, stop);
    }

    private static double[] moved(double[] point, double[] step, double length) {
        double[] moved = point.clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] -= length * step[j];
        }
        return moved;
    }

    private double value(double[] point) {
        double[] w = java.util.Arrays.copyOf(point, p);
        return problem.objective(w, problem.margins(w, point[p]), true);
    }

    private void model(double[] point, double[] gradient, double[] hessian) {
        double[] w = java.util.Arrays.copyOf(point, p);
        double[] margins = problem.margins(w, point[p]);
        Matrix x = problem.x();
        System.arraycopy(w, 0, gradient, 0, p);
        for (int j = 0; j < p; j++) {
            hessian[j * (p + 1) + j] = 1;
        }
        double[] row = new double[p + 1];
        for (int i = 0; i < margins.length; i++) {
            if (margins[i] >= 1) {
                continue;
            }
            System.arraycopy(x.data(), i * p, row, 0, p);
            row[p] = 1;
            double slope = -2 * problem.cost()[i] * (1 - margins[i]) * problem.sign()[i];
            for (int j = 0; j <= p; j++) {
                gradient[j] += slope * row[j];
                for (int k = 0; k <= p; k++) {
                    hessian[j * (p + 1) + k] += 2 * problem.cost()[i] * row[j] * row[k];
                }
            }
        }
    }
}
