package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.List;

/**
 * A fitted binomial model, or least squares.
 *
 * @param terms the coefficients' names, the intercept first
 * @param coefficients NaN for an aliased term and for one without a finite estimate
 * @param covariance of the coefficients by the expected information; NaN where the coefficient is
 * @param eta the linear predictor of each row; ±∞ where separation sends it there
 * @param fitted the mean of each row
 * @param logLikelihood with the constant that counts arrangements of grouped data, as R's
 * @param kernel the log-likelihood without that constant
 * @param used rows with a weight above 0
 * @param rank columns that are not aliased
 * @param iterations Newton steps
 * @param aliased the terms that depend linearly on those before them
 */
@SuppressWarnings("ArrayRecordComponent")
public record GlmFit(
        List<String> terms,
        double[] coefficients,
        Matrix covariance,
        double[] eta,
        double[] fitted,
        double logLikelihood,
        double kernel,
        double deviance,
        double nullDeviance,
        int used,
        int rank,
        int iterations,
        Stop stop,
        Separation separation,
        List<String> aliased) {

    /** −2 log-likelihood + 2 per estimated coefficient. */
    public double aic() {
        return -2 * logLikelihood + 2.0 * rank;
    }

    public double bic() {
        return -2 * logLikelihood + Math.log(used) * rank;
    }

    public double[] standardErrors() {
        double[] errors = new double[coefficients.length];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = Math.sqrt(covariance.get(j, j));
        }
        return errors;
    }

    public int residualDegrees() {
        return used - rank;
    }
}
