package dev.logodds.formula;

import java.util.List;

/** What the learner is asked for. */
public sealed interface Task {
    /** A formula equal to {@code reference}. */
    record Formula(String reference) implements Task {}

    /** The gradient of the scalar {@code of} with respect to {@code wrt}, in its shape. */
    record Gradient(String of, String wrt) implements Task {}

    /** The matrix of second derivatives of {@code of} with respect to the vector {@code wrt}. */
    record Hessian(String of, String wrt) implements Task {}

    /** A derivation, line by line; {@code require} names what it must reach (loss, gradient, hessian, ...). */
    record Derivation(String of, String wrt, List<String> require) implements Task {
        public Derivation {
            require = List.copyOf(require);
        }
    }
}
