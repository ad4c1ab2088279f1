package dev.logodds.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Types {@code np.einsum("ij,i->j", X, p)}: a product of entries, summed over the letters that the output lacks. */
final class Einsum {
    private final Typer t;

    Einsum(Typer typer) {
        this.t = typer;
    }

    /** The shape is that of the letters after the arrow; at most two. */
    Core of(Expr.Call e, List<Core> args) {
        if (!(e.options().get("subscripts") instanceof Expr.Sym(String text, Span span))) {
            throw new Rejection(Mistake.SYNTAX, e.span(), "einsum begins with its subscripts, as in 'ij,j->i'.");
        }
        int arrow = text.indexOf("->");
        String[] inputs = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
        if (inputs.length != args.size()) {
            throw new Rejection(
                    Mistake.SYNTAX,
                    span,
                    "The subscripts are for " + inputs.length + " arrays; there are " + args.size() + ".");
        }
        Map<String, String> sizes = new LinkedHashMap<>();
        Map<String, String> slots = new LinkedHashMap<>();
        Core product = null;
        for (int k = 0; k < inputs.length; k++) {
            Core entry = entry(args.get(k), inputs[k], span, sizes, slots);
            product = product == null ? entry : new Core.Binary(Core.Op.MUL, product, entry, Shape.SCALAR);
        }
        String output = arrow < 0 ? implicit(inputs) : text.substring(arrow + 2);
        for (String letter : output.split("")) {
            if (!letter.isEmpty() && !sizes.containsKey(letter)) {
                throw new Rejection(Mistake.SYNTAX, span, "'" + letter + "' belongs to no array.");
            }
        }
        return outer(
                summed(product == null ? new Core.Const(1) : product, output, sizes, slots),
                output,
                span,
                sizes,
                slots);
    }

    private Core entry(Core a, String letters, Span span, Map<String, String> sizes, Map<String, String> slots) {
        Shape s = a.shape();
        int dimensions = s.scalar() ? 0 : s.flat() ? 1 : 2;
        if (letters.length() != dimensions) {
            throw t.misfit(span, "'" + letters + "' names " + letters.length() + " dimensions of " + s.inWords() + ".");
        }
        List<Core> at = new ArrayList<>();
        for (int k = 0; k < letters.length(); k++) {
            String letter = letters.substring(k, k + 1);
            String size = k == 0 ? s.rows() : s.cols();
            String known = sizes.putIfAbsent(letter, size);
            if (known != null && !known.equals(size)) {
                throw t.misfit(span, "'" + letter + "' would run over " + known + " and over " + size + ".");
            }
            at.add(new Core.Loopvar(slots.computeIfAbsent(letter, t::slot)));
        }
        return switch (dimensions) {
            case 0 -> a;
            case 1 -> new Core.Pick(a, at.getFirst(), new Core.Const(0), Shape.SCALAR);
            default -> new Core.Pick(a, at.get(0), at.get(1), Shape.SCALAR);
        };
    }

    private static Core summed(Core body, String output, Map<String, String> sizes, Map<String, String> slots) {
        Core out = body;
        for (Map.Entry<String, String> e : sizes.entrySet()) {
            if (!output.contains(e.getKey())) {
                Core last = new Core.Binary(Core.Op.SUB, size(e.getValue()), new Core.Const(1), Shape.SCALAR);
                String slot = slots.getOrDefault(e.getKey(), e.getKey());
                out = new Core.Loop(Core.Join.SUM, slot, new Core.Const(0), last, out, Shape.SCALAR);
            }
        }
        return out;
    }

    private static Core size(String dimension) {
        return dimension.chars().allMatch(Character::isDigit)
                ? new Core.Const(Integer.parseInt(dimension))
                : new Core.Dim(dimension);
    }

    private static Core outer(
            Core entry, String output, Span span, Map<String, String> sizes, Map<String, String> slots) {
        if (output.length() > 2 || output.length() == 2 && output.charAt(0) == output.charAt(1)) {
            throw new Rejection(Mistake.SYNTAX, span, "The output has at most two different letters here.");
        }
        Core out = entry;
        for (int k = output.length() - 1; k >= 0; k--) {
            String letter = output.substring(k, k + 1);
            String size = sizes.getOrDefault(letter, "1");
            Shape shape = out.shape().scalar()
                    ? new Shape(size, "1", output.length() == 1)
                    : Shape.of(size, out.shape().rows());
            out = new Core.Stack(slots.getOrDefault(letter, letter), size, 0, out, shape);
        }
        return out;
    }

    /** Without an arrow: the letters that occur once, in alphabetical order. */
    private static String implicit(String[] inputs) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String input : inputs) {
            for (String letter : input.split("")) {
                counts.merge(letter, 1, Integer::sum);
            }
        }
        StringBuilder out = new StringBuilder();
        counts.forEach((letter, count) -> out.append(count == 1 ? letter : ""));
        return out.toString();
    }
}
