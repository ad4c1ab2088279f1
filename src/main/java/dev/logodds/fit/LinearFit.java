package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * (Weighted) least squares: minimises Σ wᵢ(yᵢ − offsetᵢ − xᵢ·β)².
 *
 * @param sigma √(RSS / (n − rank))
 * @param used rows with a weight above 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearFit(
        List<String> terms,
        double[] coefficients,
        Matrix covariance,
        Matrix robustCovariance,
        double[] fitted,
        double residualSquares,
        double totalSquares,
        double sigma,
        double logLikelihood,
        int used,
        int rank,
        boolean intercept,
        List<String> aliased) {

    /** @throws FitProblem when the response is not numeric */
    public static LinearFit fit(Design design) {
        double[] y = ResponseReader.numbers(design);
        int[] rows = java.util.stream.IntStream.range(0, y.length)
                .filter(i -> design.weights()[i] > 0)
                .toArray();
        double[] w = new double[rows.length];
        double[] target = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            w[r] = design.weights()[rows[r]];
            target[r] = y[rows[r]] - design.offset()[rows[r]];
        }
        Matrix x = design.x().rows(rows);
        Basis basis = Basis.of(x, w, design.intercept());
        double[] gram = new double[basis.kept().length * basis.kept().length];
        Gram.weighted(basis.z(), w, gram);
        Cholesky.factor(gram, basis.kept().length);
        double[] theta = solve(basis.z(), w, target, gram);
        return describe(design, y, w, target, basis, theta, gram);
    }

    /** Normal equations in the basis, solved twice: the second time for what the first left. */
    private static double[] solve(Matrix z, double[] w, double[] target, double[] factor) {
        double[] theta = new double[z.columns()];
        for (int pass = 0; pass < 3; pass++) {
            double[] fitted = z.times(theta);
            double[] weighted = new double[target.length];
            for (int i = 0; i < target.length; i++) {
                weighted[i] = w[i] * (target[i] - fitted[i]);
            }
            double[] step = new double[theta.length];
            z.transposeTimes(weighted, step);
            Cholesky.solve(factor, theta.length, step);
            for (int j = 0; j < theta.length; j++) {
                theta[j] += step[j];
            }
        }
        return theta;
    }

    private static LinearFit describe(
            Design design, double[] y, double[] w, double[] target, Basis basis, double[] theta, double[] factor) {
        int n = w.length;
        int rank = theta.length;
        double[] fittedInBasis = basis.z().times(theta);
        double rss = 0;
        double logWeights = 0;
        double[] meat = new double[n];
        for (int i = 0; i < n; i++) {
            double residual = target[i] - fittedInBasis[i];
            rss += w[i] * residual * residual;
            logWeights += Math.log(w[i]);
            meat[i] = w[i] * w[i] * residual * residual * n / (n - rank);
        }
        double sigma = Math.sqrt(rss / (n - rank));
        double[] inverse = Cholesky.inverse(factor, rank);
        Matrix bread = new Matrix(rank, rank, inverse.clone());
        Matrix middle = Matrix.zeros(rank, rank);
        Gram.weighted(basis.z(), meat, middle.data());
        for (int k = 0; k < inverse.length; k++) {
            inverse[k] *= sigma * sigma;
        }
        int p = design.terms().size();
        double[] coefficients = new double[p];
        Arrays.fill(coefficients, Double.NaN);
        double[] beta = basis.coefficients(theta);
        double[] fitted = design.offset().clone();
        for (int a = 0; a < rank; a++) {
            coefficients[basis.kept()[a]] = beta[a];
            for (int i = 0; i < fitted.length; i++) {
                fitted[i] += beta[a] * design.x().get(i, basis.kept()[a]);
            }
        }
        Moments spread = Moments.of(target, w);
        double total = design.intercept()
                ? spread.squares()
                : spread.squares() + spread.weight() * spread.mean() * spread.mean();
        return new LinearFit(
                design.terms(),
                coefficients,
                Glm.spread(basis.covariance(new Matrix(rank, rank, inverse)), basis.kept(), p),
                Glm.spread(basis.covariance(bread.times(middle).times(bread)), basis.kept(), p),
                fitted,
                rss,
                total,
                sigma,
                -0.5 * (n * (Math.log(2 * Math.PI) + Math.log(rss / n) + 1) - logWeights),
                n,
                rank,
                design.intercept(),
                Glm.aliased(basis, design.terms()));
    }

    public int residualDegrees() {
        return used - rank;
    }

    public double[] standardErrors() {
        return roots(covariance);
    }

    /** With the covariance HC1 of MacKinnon and White (1985): right also where the variance is not constant. */
    public double[] robustErrors() {
        return roots(robustCovariance);
    }

    private static double[] roots(Matrix covariance) {
        double[] roots = new double[covariance.rows()];
        for (int j = 0; j < roots.length; j++) {
            roots[j] = Math.sqrt(covariance.get(j, j));
        }
        return roots;
    }

    public double r2() {
        return 1 - residualSquares / totalSquares;
    }

    public double adjustedR2() {
        double degrees = used - (intercept ? 1 : 0);
        return 1 - (1 - r2()) * degrees / residualDegrees();
    }

    /** The F statistic of all terms but the intercept. */
    public double f() {
        int degrees = rank - (intercept ? 1 : 0);
        return (totalSquares - residualSquares) / degrees / (sigma * sigma);
    }

    public double fPValue() {
        double x = f();
        int d1 = rank - (intercept ? 1 : 0);
        int d2 = residualDegrees();
        // the upper tail as a lower tail of the reciprocal, which keeps its digits
        return x > 0 ? new FDistribution(d2, d1).cumulativeProbability(1 / x) : 1;
    }

    /** −2 log-likelihood + 2 per coefficient; R's AIC() counts the variance too and is larger by 2. */
    public double aic() {
        return -2 * logLikelihood + 2.0 * rank;
    }

    /** With the same count of parameters as {@link #aic}. */
    public double bic() {
        return -2 * logLikelihood + Math.log(used) * rank;
    }

    public double pValue(int term) {
        double t = Math.abs(coefficients[term] / standardErrors()[term]);
        return Double.isNaN(t) ? t : 2 * new TDistribution(residualDegrees()).cumulativeProbability(-t);
    }

    public List<Inference.Interval> intervals(double level) {
        double quantile = residualDegrees() > 0
                ? new TDistribution(residualDegrees(), 1e-14).inverseCumulativeProbability((1 + level) / 2)
                : Double.NaN;
        List<Inference.Interval> intervals = new ArrayList<>();
        double[] errors = standardErrors();
        for (int j = 0; j < errors.length; j++) {
            double half = quantile * errors[j];
            intervals.add(new Inference.Interval(coefficients[j] - half, coefficients[j] + half));
        }
        return intervals;
    }
}
