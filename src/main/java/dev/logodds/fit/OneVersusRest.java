package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * K binary logistic fits, each of one class against all others. Their probabilities need not sum to 1; normalising them
 * makes a distribution that no single model has claimed.
 *
 * @param classes in the order of the fits
 * @param raw rows by classes: what each binary model says
 */
@SuppressWarnings("ArrayRecordComponent")
public record OneVersusRest(List<String> classes, List<GlmFit> fits, double[][] raw) {
    public static OneVersusRest fit(Design design, Budget budget) {
        Response.Classes response = ResponseReader.classes(design);
        List<GlmFit> fits = new ArrayList<>();
        double[][] raw = new double[response.codes().length][response.levels().size()];
        for (int k = 0; k < response.levels().size(); k++) {
            double[] y = new double[response.codes().length];
            for (int i = 0; i < y.length; i++) {
                y[i] = response.codes()[i] == k ? 1 : 0;
            }
            Design binary = new Design(
                    design.x(),
                    design.terms(),
                    design.groups(),
                    design.intercept(),
                    new Response.Numbers(y),
                    design.weights(),
                    design.offset(),
                    design.lines());
            GlmFit fit = Glm.fit(binary, Link.LOGIT, budget);
            fits.add(fit);
            for (int i = 0; i < y.length; i++) {
                raw[i][k] = fit.fitted()[i];
            }
        }
        return new OneVersusRest(response.levels(), List.copyOf(fits), raw);
    }

    /** Each row divided by its sum. */
    public double[][] normalised() {
        double[][] normalised = new double[raw.length][];
        for (int i = 0; i < raw.length; i++) {
            double sum = java.util.Arrays.stream(raw[i]).sum();
            normalised[i] = java.util.Arrays.stream(raw[i]).map(v -> v / sum).toArray();
        }
        return normalised;
    }
}
