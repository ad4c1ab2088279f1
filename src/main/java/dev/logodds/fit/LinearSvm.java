package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.List;

/**
 * The linear support vector machine: minimises ½|w|² + C·Σ cᵢ·loss(sᵢ(xᵢ·w + b)), s = ±1, b not penalised, cᵢ the row's
 * weight; the loss is max(0, 1 − m), or its square.
 *
 * @param terms the features
 * @param w a weight for each
 * @param objective the primal objective at (w, b)
 * @param gap primal minus dual objective (plain hinge), or the largest entry of the gradient (squared)
 * @param supports rows on or inside the margin
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearSvm(
        List<String> terms,
        double[] w,
        double b,
        double objective,
        double gap,
        int supports,
        int iterations,
        Stop stop) {

    /** @throws FitProblem when the response is not binary or has one class only */
    public static LinearSvm fit(Design design, double c, boolean squared, Budget budget) {
        if (!(c > 0) || c == Double.POSITIVE_INFINITY) {
            throw FitProblem.request("C must be a number above 0");
        }
        BinomialData data = BinomialData.of(design);
        if (data.sum(data.successes()) == 0 || data.sum(data.failures()) == 0) {
            throw FitProblem.data("the response has one class only: there is nothing to separate");
        }
        int first = design.intercept() ? 1 : 0;
        int[] features =
                java.util.stream.IntStream.range(first, data.x().columns()).toArray();
        SvmProblem problem = problem(data, data.x().columns(features), c);
        SvmProblem.Solution solution = squared ? SquaredHinge.solve(problem, budget) : Hinge.solve(problem, budget);
        List<String> terms = design.terms().subList(first, design.terms().size());
        double[] margins = problem.margins(solution.w(), solution.b());
        int supports = 0;
        for (double margin : margins) {
            supports += margin <= 1 + 1e-9 ? 1 : 0;
        }
        return new LinearSvm(
                terms,
                solution.w(),
                solution.b(),
                problem.objective(solution.w(), margins, squared),
                solution.gap(),
                supports,
                solution.iterations(),
                solution.stop());
    }

    private static SvmProblem problem(BinomialData data, Matrix x, double c) {
        int rows = 0;
        for (int i = 0; i < x.rows(); i++) {
            rows += (data.successes()[i] > 0 ? 1 : 0) + (data.failures()[i] > 0 ? 1 : 0);
        }
        int[] from = new int[rows];
        double[] sign = new double[rows];
        double[] cost = new double[rows];
        int r = 0;
        for (int i = 0; i < x.rows(); i++) {
            if (data.successes()[i] > 0) {
                from[r] = i;
                sign[r] = 1;
                cost[r++] = c * data.successes()[i];
            }
            if (data.failures()[i] > 0) {
                from[r] = i;
                sign[r] = -1;
                cost[r++] = c * data.failures()[i];
            }
        }
        return new SvmProblem(x.rows(from), sign, cost);
    }
}
