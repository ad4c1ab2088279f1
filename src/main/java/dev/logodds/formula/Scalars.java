package dev.logodds.formula;

import java.util.HashMap;
import java.util.Map;

/** Evaluates scalar expressions, such as an author's parameterised answers. */
public final class Scalars {
    private Scalars() {}

    /**
     * The value of {@code expression} with the given names.
     *
     * @throws IllegalArgumentException if it can't be read, names something that has no value, or is not finite
     */
    public static double evaluate(String expression, Map<String, Double> values) {
        try {
            double v = value(expression, values);
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("'" + expression + "' has no finite value: " + v);
            }
            return v;
        } catch (Rejection r) {
            throw new IllegalArgumentException("'" + expression + "' can't be evaluated: " + r.text(), r);
        }
    }

    static double value(String expression, Map<String, Double> values) {
        Map<String, Tensor> tensors = new HashMap<>();
        values.forEach((name, v) -> tensors.put(name, Tensor.of(v)));
        Tensor value = Expressions.value(expression, tensors);
        if (!value.isScalar()) {
            throw new Rejection(Mistake.SHAPE_RESULT, null, "This is no single number.");
        }
        return value.at(0, 0);
    }
}
