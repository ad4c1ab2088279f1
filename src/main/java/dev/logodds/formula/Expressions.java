package dev.logodds.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates expressions over named numbers, vectors and matrices, such as an author's parameterised answers. */
public final class Expressions {
    private Expressions() {}

    /**
     * The value of {@code expression} with the given names.
     *
     * @throws IllegalArgumentException if it can't be read, names something that has no value, or has an entry that is not finite
     */
    public static Tensor evaluate(String expression, Map<String, Tensor> values) {
        try {
            Tensor value = value(expression, values);
            if (!value.isFinite()) {
                throw new IllegalArgumentException("'" + expression + "' has no finite value: "
                        + (value.isScalar() ? value.at(0, 0) : value.entries()));
            }
            return value;
        } catch (Rejection r) {
            throw new IllegalArgumentException("'" + expression + "' can't be evaluated: " + r.text(), r);
        }
    }

    /** The value of an expression that must be a single number. */
    public static double scalar(String expression, Map<String, Tensor> values) {
        Tensor value = evaluate(expression, values);
        if (!value.isScalar()) {
            throw new IllegalArgumentException("'" + expression + "' is " + value.rows() + " × " + value.cols()
                    + "; a single number is needed here");
        }
        return value.at(0, 0);
    }

    static Tensor value(String expression, Map<String, Tensor> values) {
        Model model = Model.values(values);
        Typed typed = Grader.survivors(model, Texts.readings(model, expression)).getFirst();
        Map<String, double[]> numbers = new HashMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        values.forEach((name, v) -> {
            numbers.put(Names.canonical(name), v.array());
            shapes.put(Names.canonical(name), Shape.declared(shape(v), false));
        });
        Node node = new Evaluator(new Draw(Map.of(), numbers, shapes), new Tape()).run(typed.core());
        return Tensor.of(node.rows, node.cols, node.v);
    }

    /** The shape as a symbol declares it. */
    static List<String> shape(Tensor v) {
        if (v.isScalar()) return List.of();
        String rows = String.valueOf(v.rows());
        return v.cols() == 1 ? List.of(rows) : List.of(rows, String.valueOf(v.cols()));
    }
}
