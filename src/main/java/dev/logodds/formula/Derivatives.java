package dev.logodds.formula;

import java.util.HashMap;
import java.util.Map;

/** Derivatives of a formula at a point, by automatic differentiation; exact up to rounding. */
public final class Derivatives {
    private Derivatives() {}

    /**
     * Where to differentiate.
     *
     * @param sizes of the dimensions {@code n}, {@code d} and {@code K}, as far as the symbols use them
     * @param values of every declared symbol, row by row
     */
    public record Point(Map<String, Integer> sizes, Map<String, double[]> values) {
        public Point {
            sizes = Map.copyOf(sizes);
            values = Map.copyOf(values);
        }
    }

    /**
     * The Jacobian of {@code formula} times {@code direction}: how fast each entry of the formula changes when {@code
     * wrt} moves along the direction.
     *
     * @param wrt a declared symbol
     * @param direction in the shape of {@code wrt}, row by row
     * @return one number for each entry of the formula, row by row
     * @throws IllegalArgumentException if the formula can't be read or evaluated, or a size does not fit
     */
    public static double[] jacobianVectorProduct(
            Context context, String formula, String wrt, Point at, double[] direction) {
        Model model = new Model(context);
        Core core = model.author(formula, "formula '" + formula + "'").core();
        String name = Problem.parameter(model, wrt);
        try {
            Evaluator e = new Evaluator(draw(model, at), new Tape());
            Node leaf = e.leaf(name);
            if (direction.length != leaf.v.length) {
                throw new IllegalArgumentException(
                        name + " has " + leaf.v.length + " entries, and the direction has " + direction.length);
            }
            Node y = e.run(core);
            return e.tape.directional(y, leaf, e.tape.constant(leaf.rows, leaf.cols, direction.clone()))
                    .v
                    .clone();
        } catch (Rejection r) {
            throw new IllegalArgumentException("'" + formula + "' can't be evaluated: " + r.text(), r);
        }
    }

    private static Draw draw(Model model, Point at) {
        Map<String, double[]> values = new HashMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        for (Symbol s : model.drawn) {
            double[] v = at.values().get(s.name());
            Shape shape = Shape.declared(s.shape(), false);
            int wanted = Draw.size(shape.rows(), at.sizes()) * Draw.size(shape.cols(), at.sizes());
            if (v == null || v.length != wanted) {
                throw new IllegalArgumentException(s.name() + " needs " + wanted + " values, and has "
                        + (v == null ? "none" : Integer.toString(v.length)));
            }
            values.put(s.name(), v.clone());
            shapes.put(s.name(), shape);
        }
        return new Draw(at.sizes(), values, shapes);
    }
}
