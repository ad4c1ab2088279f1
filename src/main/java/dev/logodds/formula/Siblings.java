package dev.logodds.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains an answer that belongs to a neighbouring model. */
final class Siblings {
    private record Sibling(Mistake mistake, String formula, String message, String expected) {
        Sibling(Mistake mistake, String formula, String message) {
            this(mistake, formula, message, "");
        }
    }

    private static final String CANONICAL = "X^T (P - y) / n";
    private static final String KEPT = "X^T ((P - y) ⊙ P ⊙ (1-P)) / n";

    private static final List<Sibling> ALL = List.of(
            new Sibling(
                    Mistake.MSE_GRADIENT,
                    "X^T ((P - y) ⊙ P ⊙ (1-P)) / n",
                    "That keeps σ′ = p(1−p), as squared error does. Under cross-entropy σ′ cancels.",
                    CANONICAL),
            new Sibling(
                    Mistake.SIGMA_PRIME_DROPPED,
                    "X^T (P - y) / n",
                    "That is the gradient under cross-entropy. Here σ′ = p(1−p) does not cancel.",
                    KEPT),
            new Sibling(
                    Mistake.LINK_DROPPED,
                    "X^T (X w - y) / n",
                    "That is linear regression's gradient: the sigmoid is missing.",
                    CANONICAL),
            new Sibling(
                    Mistake.WRONG_LINK,
                    "X^T (Phi(X w) - y) / n",
                    "That uses the normal distribution function Φ as the link.",
                    CANONICAL),
            new Sibling(
                    Mistake.WRONG_LINK,
                    "X^T (tanh(X w) - y) / n",
                    "That uses tanh where the sigmoid belongs.",
                    CANONICAL),
            new Sibling(
                    Mistake.WRONG_LOSS,
                    "-(1/n) sum_i indicator((2 y_i - 1) w^T x_i < 1) (2 y_i - 1) x_i",
                    "That is the hinge loss's subgradient."),
            new Sibling(
                    Mistake.WRONG_LOSS,
                    "-(1/n) sum_i t_i x_i sigma(-t_i w^T x_i)",
                    "That is the logistic loss's gradient."),
            new Sibling(
                    Mistake.MSE_GRADIENT, "(1/n) sum_i (P_i - y_i)^2", "That is the squared error, not cross-entropy."),
            new Sibling(Mistake.WRONG_LOSS, "-(1/n) sum_i y_i log(P_i)", "Only the term for y = 1 is there."),
            new Sibling(Mistake.LINK_DROPPED, "(1/n) sum_i (w^T x_i - y_i)^2", "That is linear regression's loss."),
            new Sibling(Mistake.LINK_DROPPED, "X^T X / n", "That is linear regression's Hessian: p(1−p) is missing."),
            new Sibling(
                    Mistake.LABEL_CODING,
                    "X^T (P - (y+1)/2) / n",
                    "That is for labels coded the other way; look at which labels y takes here."),
            new Sibling(
                    Mistake.LABEL_CODING,
                    "-(1/n) sum_i y_i x_i sigma(-y_i w^T x_i)",
                    "That is for labels −1 and 1; here they are 0 and 1."),
            new Sibling(
                    Mistake.SOFTMAX_AXIS,
                    "X^T (softmax_cols(X W) - Y) / n",
                    "That normalises over the samples; the probabilities of one sample's classes sum to 1."),
            new Sibling(
                    Mistake.LINK_DROPPED,
                    "X^T (X W - Y) / n",
                    "The softmax is missing: that is linear regression's gradient."));

    private final Problem problem;
    private final List<double[]> values;

    Siblings(Problem problem, List<double[]> values) {
        this.problem = problem;
        this.values = values;
    }

    @Nullable
    Diagnosis diagnose() {
        for (Sibling s : ALL) {
            if (matches(s.formula(), values) && (s.expected().isEmpty() || matches(s.expected(), problem.reference))) {
                return new Diagnosis(s.mistake(), s.message());
            }
        }
        return null;
    }

    private boolean matches(String formula, List<double[]> numbers) {
        String p = problem.model.definitions.containsKey("p") ? "p" : "(sigma(X w))";
        List<double[]> other = problem.formula(formula.replace("Phi", "Φ").replace("P", p));
        return other != null && matches(other, numbers);
    }

    /** Up to a factor of a few powers of n and 2. */
    private boolean matches(List<double[]> other, List<double[]> numbers) {
        for (double scale : new double[] {1, 2, 0.5, -1, -2, -0.5}) {
            for (int power = -1; power <= 1; power++) {
                if (matches(other, numbers, scale, power)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean matches(List<double[]> other, List<double[]> numbers, double scale, int power) {
        for (int k = 0; k < numbers.size(); k++) {
            double c = scale * Math.pow(problem.draws.get(k).size("n"), power);
            double[] v = other.get(k).clone();
            for (int j = 0; j < v.length; j++) {
                v[j] *= c;
            }
            if (!Comparison.same(numbers.get(k), v)) {
                return false;
            }
        }
        return true;
    }
}
