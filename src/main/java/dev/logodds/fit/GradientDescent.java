package dev.logodds.fit;

/**
 * Gradient descent with a constant step, plain or with memory.
 *
 * @param step the step size η
 * @param iterations how many steps at most
 * @param tolerance stop when the largest entry of the gradient is not above it; 0 to use up the iterations
 * @param keepEvery every how many steps a point is kept in the trace
 * @param rule what is done with the gradient
 */
public record GradientDescent(double step, int iterations, double tolerance, int keepEvery, Rule rule)
        implements Optimizer {

    /** How a step is made of the gradients so far. */
    public sealed interface Rule {
        /** w ← w − ηg. */
        record Plain() implements Rule {}

        /** v ← μv − ηg, w ← w + v (Polyak 1964, the heavy ball). */
        record Momentum(double mu) implements Rule {}

        /** Adam with both means corrected for their start at 0 (Kingma and Ba 2015, algorithm 1). */
        record Adam(double beta1, double beta2, double epsilon) implements Rule {}
    }

    public GradientDescent {
        if (!(step > 0) || iterations < 0 || keepEvery < 1) {
            throw new IllegalArgumentException("gradient descent needs a step above 0, got " + step);
        }
    }

    /** Plain descent that keeps every point. */
    public static GradientDescent of(double step, int iterations) {
        return new GradientDescent(step, iterations, 0, 1, new Rule.Plain());
    }

    public GradientDescent with(Rule other) {
        return new GradientDescent(step, iterations, tolerance, keepEvery, other);
    }

    public GradientDescent keeping(int every) {
        return new GradientDescent(step, iterations, tolerance, every, rule);
    }

    public GradientDescent until(double gradientTolerance) {
        return new GradientDescent(step, iterations, gradientTolerance, keepEvery, rule);
    }

    @Override
    public Trace minimise(Objective objective, double[] start) {
        Recorder recorder = new Recorder(objective, start, keepEvery);
        double[] w = start.clone();
        double[] gradient = new double[w.length];
        double[] first = new double[w.length];
        double[] second = new double[w.length];
        for (int t = 1; t <= iterations; t++) {
            objective.gradient(w, gradient);
            if (Recorder.largest(gradient) <= tolerance) {
                return recorder.end(t - 1, w, Stop.CONVERGED);
            }
            advance(w, gradient, first, second, t);
            if (Recorder.far(w)) {
                return recorder.end(t, w, Stop.DIVERGED);
            }
            recorder.visit(t, w);
        }
        return recorder.end(iterations, w, Stop.MAX_ITERATIONS);
    }

    private void advance(double[] w, double[] g, double[] first, double[] second, int t) {
        switch (rule) {
            case Rule.Plain() -> {
                for (int j = 0; j < w.length; j++) {
                    w[j] -= step * g[j];
                }
            }
            case Rule.Momentum(double mu) -> {
                for (int j = 0; j < w.length; j++) {
                    first[j] = mu * first[j] - step * g[j];
                    w[j] += first[j];
                }
            }
            case Rule.Adam(double beta1, double beta2, double epsilon) -> {
                double correct1 = 1 - Math.pow(beta1, t);
                double correct2 = 1 - Math.pow(beta2, t);
                for (int j = 0; j < w.length; j++) {
                    first[j] = beta1 * first[j] + (1 - beta1) * g[j];
                    second[j] = beta2 * second[j] + (1 - beta2) * g[j] * g[j];
                    w[j] -= step * (first[j] / correct1) / (Math.sqrt(second[j] / correct2) + epsilon);
                }
            }
        }
    }
}
