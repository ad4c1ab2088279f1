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
        Model model = Model.numbers(values.keySet());
        Typed typed = Grader.survivors(model, Texts.readings(model, expression)).getFirst();
        if (!typed.core().shape().scalar()) {
            throw new Rejection(Mistake.SHAPE_RESULT, null, "This is no single number.");
        }
        Map<String, double[]> numbers = new HashMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        values.forEach((name, v) -> {
            numbers.put(Names.canonical(name), new double[] {v});
            shapes.put(Names.canonical(name), Shape.SCALAR);
        });
        return new Evaluator(new Draw(Map.of(), numbers, shapes), new Tape())
                .run(typed.core())
                .value();
    }
}
