package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.List;

/**
 * Gaussian naive Bayes: features normal and independent within each class. Means and variances are those of maximum
 * likelihood (divisor n). With variances shared by the classes the log-odds are linear in the features.
 *
 * @param priors of each class
 * @param means classes by features
 * @param variances classes by features; equal rows when shared
 */
@SuppressWarnings("ArrayRecordComponent")
public record NaiveBayes(
        List<String> classes,
        List<String> features,
        double[] priors,
        double[][] means,
        double[][] variances,
        boolean shared) {

    /** @throws FitProblem when a class is missing or a feature does not vary within a class */
    public static NaiveBayes fit(Design design, boolean shared) {
        Response.Classes response = ResponseReader.classes(design);
        int first = design.intercept() ? 1 : 0;
        int p = design.terms().size() - first;
        int k = response.levels().size();
        if (k < 2 || p == 0) {
            throw FitProblem.data("naive Bayes needs two classes or more, and a feature");
        }
        double[][] means = new double[k][p];
        double[][] variances = new double[k][p];
        double[] priors = new double[k];
        double total = java.util.Arrays.stream(design.weights()).sum();
        for (int c = 0; c < k; c++) {
            double[] w = design.weights().clone();
            for (int i = 0; i < w.length; i++) {
                w[i] = response.codes()[i] == c ? w[i] : 0;
            }
            priors[c] = java.util.Arrays.stream(w).sum() / total;
            if (priors[c] == 0) {
                throw FitProblem.data("the class %s has no rows that count"
                        .formatted(response.levels().get(c)));
            }
            for (int j = 0; j < p; j++) {
                Moments moments = Moments.of(design.x().column(j + first), w);
                means[c][j] = moments.mean();
                variances[c][j] = moments.deviation() * moments.deviation();
            }
        }
        List<String> features = design.terms().subList(first, first + p);
        if (shared) {
            share(variances, priors);
        }
        checkVariances(variances, features, response.levels());
        return new NaiveBayes(response.levels(), features, priors, means, variances, shared);
    }

    private static void share(double[][] variances, double[] priors) {
        for (int j = 0; j < variances[0].length; j++) {
            double pooled = 0;
            for (int c = 0; c < priors.length; c++) {
                pooled += priors[c] * variances[c][j];
            }
            for (double[] row : variances) {
                row[j] = pooled;
            }
        }
    }

    private static void checkVariances(double[][] variances, List<String> features, List<String> classes) {
        for (int c = 0; c < variances.length; c++) {
            for (int j = 0; j < variances[c].length; j++) {
                if (!(variances[c][j] > 0)) {
                    throw FitProblem.data("%s does not vary within the class %s: its variance is 0"
                            .formatted(features.get(j), classes.get(c)));
                }
            }
        }
    }

    /** P(class | row) for all rows of a design with the same terms. */
    public double[][] posterior(Design design) {
        int first = design.intercept() ? 1 : 0;
        Matrix x = design.x();
        double[][] posterior = new double[x.rows()][classes.size()];
        for (int i = 0; i < x.rows(); i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < priors.length; c++) {
                double log = Math.log(priors[c]);
                for (int j = 0; j < means[c].length; j++) {
                    double deviation = x.get(i, j + first) - means[c][j];
                    log -= (Math.log(2 * Math.PI * variances[c][j]) + deviation * deviation / variances[c][j]) / 2;
                }
                posterior[i][c] = log;
                largest = Math.max(largest, log);
            }
            double sum = 0;
            for (int c = 0; c < priors.length; c++) {
                posterior[i][c] = Math.exp(posterior[i][c] - largest);
                sum += posterior[i][c];
            }
            for (int c = 0; c < priors.length; c++) {
                posterior[i][c] /= sum;
            }
        }
        return posterior;
    }

    /**
     * The log-odds of a class against the first, as an intercept and a slope a feature (for shared variances): w = (μ₁ −
     * μ₀)/σ², b = log(π₁/π₀) − Σ (μ₁² − μ₀²)/(2σ²).
     */
    public double[] logOdds(int against) {
        if (!shared) {
            throw new IllegalStateException("with a variance for each class the log-odds are not linear");
        }
        double[] line = new double[features.size() + 1];
        line[0] = Math.log(priors[against] / priors[0]);
        for (int j = 0; j < features.size(); j++) {
            double difference = means[against][j] - means[0][j];
            line[j + 1] = difference / variances[0][j];
            line[0] -= difference * (means[against][j] + means[0][j]) / (2 * variances[0][j]);
        }
        return line;
    }
}
