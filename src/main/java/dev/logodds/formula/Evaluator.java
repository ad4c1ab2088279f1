package dev.logodds.formula;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates a typed tree at a draw. */
final class Evaluator {
    final Tape tape;
    private final Draw draw;
    private final Map<String, Node> inputs = new HashMap<>();
    private final Map<String, Node> definitions = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();

    Evaluator(Draw draw, Tape tape) {
        this.draw = draw;
        this.tape = tape;
    }

    /** Takes definitions' values as known; no gradient flows through them then. */
    Evaluator given(Map<String, Node> values) {
        definitions.putAll(values);
        return this;
    }

    /** What the definitions evaluated so far are worth. */
    Map<String, Node> definitions() {
        return Map.copyOf(definitions);
    }

    /** Makes a symbol or a definition a leaf, so that gradients can be taken with respect to it. */
    Node leaf(String name) {
        double[] value = draw.values().get(name);
        Shape shape = draw.shapes().get(name);
        if (value == null || shape == null) {
            throw new IllegalArgumentException("No symbol " + name);
        }
        Node leaf = tape.leaf(tape.constant(draw.size(shape.rows()), draw.size(shape.cols()), value));
        inputs.put(name, leaf);
        return leaf;
    }

    /** Makes a definition a leaf at its own value. */
    Node leaf(Core.Def definition) {
        Node leaf = tape.leaf(run(definition.body()));
        definitions.put(definition.name(), leaf);
        return leaf;
    }

    /** Replaces an input's value. */
    void set(String name, Node value) {
        inputs.put(name, value);
    }

    Node run(Core core) {
        return switch (core) {
            case Core.Const(double v) -> tape.constant(v);
            case Core.Dim(String d) -> tape.constant(draw.size(d));
            case Core.Input(String name, Shape _) -> input(name);
            case Core.Def(String name, Core body, Shape _) -> definition(name, body);
            case Core.Loopvar(String slot) -> tape.constant(slots.getOrDefault(slot, 0));
            case Core.Unary(String fn, Core a) -> Functions.unary(tape, fn, run(a));
            case Core.Binary(Core.Op op, Core a, Core b, Shape _) -> binary(op, run(a), run(b));
            case Core.Matmul(Core a, Core b, Shape _) -> tape.matmul(run(a), run(b));
            case Core.Trans(Core a, Shape _) -> tape.transpose(run(a));
            case Core.View(Core a, Shape _) -> run(a);
            case Core.Reduce(Core.Join join, int axis, Core a, Shape _) -> reduce(join, axis, run(a));
            case Core.Soft(String fn, int axis, Core a, Shape _) -> soft(fn, axis, run(a));
            case Core.Pick(Core a, Core row, Core col, Shape _) -> pick(run(a), row, col);
            case Core.Loop loop -> loop(loop);
            case Core.Stack stack -> stack(stack);
            case Core.Matrix(String fn, Core a, Shape _) -> matrix(fn, run(a));
            case Core.Eye(String d) -> {
                int n = draw.size(d);
                yield tape.diagonal(tape.fill(n, 1, 1));
            }
            case Core.Fill(double v, Shape s) -> tape.fill(draw.size(s.rows()), draw.size(s.cols()), v);
            case Core.Select(Core test, Core yes, Core no, Shape _) -> tape.select(run(test), run(yes), run(no));
        };
    }

    private Node input(String name) {
        Node known = inputs.get(name);
        if (known != null) {
            return known;
        }
        double[] value = draw.values().get(name);
        Shape shape = draw.shapes().get(name);
        if (value == null || shape == null) {
            throw new Rejection(Mistake.UNKNOWN_SYMBOL, null, "'" + name + "' is not declared in this question.");
        }
        Node n = tape.constant(draw.size(shape.rows()), draw.size(shape.cols()), value);
        inputs.put(name, n);
        return n;
    }

    private Node definition(String name, Core body) {
        Node known = definitions.get(name);
        if (known == null) {
            known = run(body);
            definitions.put(name, known);
        }
        return known;
    }

    private Node binary(Core.Op op, Node a, Node b) {
        return switch (op) {
            case ADD -> tape.add(a, b);
            case SUB -> tape.sub(a, b);
            case MUL -> tape.mul(a, b);
            case DIV -> tape.div(a, b);
            case POW -> tape.pow(a, b);
            case MAX -> tape.select(compare(Core.Op.GE, a, b), a, b);
            case MIN -> tape.select(compare(Core.Op.LE, a, b), a, b);
            case LT, GT, LE, GE, EQ, NE -> compare(op, a, b);
        };
    }

    private Node compare(Core.Op op, Node a, Node b) {
        return tape.zip(tape.detached(a), tape.detached(b), (x, y) -> holds(op, x, y) ? 1 : 0, (w, g) -> null);
    }

    private static boolean holds(Core.Op op, double x, double y) {
        return switch (op) {
            case LT -> x < y;
            case GT -> x > y;
            case LE -> x <= y;
            case GE -> x >= y;
            case EQ -> x == y;
            case NE -> x != y;
            case ADD, SUB, MUL, DIV, POW, MAX, MIN -> false;
        };
    }

    private Node reduce(Core.Join join, int axis, Node a) {
        int count = axis < 0 ? a.v.length : axis == 0 ? a.rows : a.cols;
        return switch (join) {
            case SUM -> tape.sum(a, axis);
            case MEAN -> tape.div(tape.sum(a, axis), tape.constant(count));
            case PROD -> product(a, axis);
            case MAX, MIN -> extreme(join, a, axis);
        };
    }

    private Node product(Node a, int axis) {
        Node out = null;
        int steps = axis < 0 ? a.v.length : axis == 0 ? a.rows : a.cols;
        for (int k = 0; k < steps; k++) {
            Node part = axis < 0
                    ? tape.pick(a, k / a.cols, k % a.cols)
                    : axis == 0 ? tape.pick(a, k, -1) : tape.pick(a, -1, k);
            out = out == null ? part : tape.mul(out, part);
        }
        return out == null ? tape.constant(1) : out;
    }

    private Node extreme(Core.Join join, Node a, int axis) {
        Node out = null;
        Core.Op op = join == Core.Join.MAX ? Core.Op.MAX : Core.Op.MIN;
        int steps = axis < 0 ? a.v.length : axis == 0 ? a.rows : a.cols;
        for (int k = 0; k < steps; k++) {
            Node part = axis < 0
                    ? tape.pick(a, k / a.cols, k % a.cols)
                    : axis == 0 ? tape.pick(a, k, -1) : tape.pick(a, -1, k);
            out = out == null ? part : binary(op, out, part);
        }
        return out == null ? tape.constant(Double.NaN) : out;
    }

    private Node soft(String fn, int axis, Node a) {
        Node shifted = tape.sub(a, tape.detached(extreme(Core.Join.MAX, tape.detached(a), axis)));
        Node e = Functions.unary(tape, "exp", shifted);
        Node total = tape.sum(e, axis);
        return switch (fn) {
            case "softmax" -> tape.div(e, total);
            case "logsoftmax" -> tape.sub(shifted, Functions.unary(tape, "log", total));
            default ->
                tape.add(
                        Functions.unary(tape, "log", total),
                        tape.detached(extreme(Core.Join.MAX, tape.detached(a), axis)));
        };
    }

    private Node pick(Node a, @Nullable Core row, @Nullable Core col) {
        return tape.pick(a, position(row, a.rows), position(col, a.cols));
    }

    private int position(@Nullable Core index, int size) {
        if (index == null) {
            return -1;
        }
        double value = number(index);
        double k = Math.rint(value);
        if (!(Math.abs(k - value) < 1e-9) || k < 0 || k >= size) {
            throw new Rejection(
                    Mistake.INDEX_RANGE,
                    null,
                    "An index runs out of its range: in mathematical text indices run from 1, in NumPy text from 0.");
        }
        return (int) k;
    }

    /** A position or a sum's end, without a node for each step where it is plain arithmetic. */
    private double number(Core c) {
        return switch (c) {
            case Core.Const(double v) -> v;
            case Core.Dim(String d) -> draw.size(d);
            case Core.Loopvar(String slot) -> slots.getOrDefault(slot, 0);
            case Core.Binary(Core.Op op, Core a, Core b, Shape _) when op == Core.Op.SUB -> number(a) - number(b);
            case Core.Binary(Core.Op op, Core a, Core b, Shape _) when op == Core.Op.ADD -> number(a) + number(b);
            default -> run(c).value();
        };
    }

    private Node loop(Core.Loop loop) {
        int low = (int) Math.rint(number(loop.low()));
        int high = (int) Math.rint(number(loop.high()));
        tape.spend(Math.max(0, (long) high - low));
        Integer outer = slots.get(loop.slot());
        Node out = null;
        for (int k = low; k <= high; k++) {
            slots.put(loop.slot(), k);
            Node part = run(loop.body());
            out = out == null ? part : loop.join() == Core.Join.PROD ? tape.mul(out, part) : tape.add(out, part);
        }
        restore(loop.slot(), outer);
        if (out == null) {
            return tape.fill(
                    draw.size(loop.shape().rows()),
                    draw.size(loop.shape().cols()),
                    loop.join() == Core.Join.PROD ? 1 : 0);
        }
        return loop.join() == Core.Join.MEAN ? tape.div(out, tape.constant(high - low + 1.0)) : out;
    }

    private void restore(String slot, @Nullable Integer outer) {
        if (outer == null) {
            slots.remove(slot);
        } else {
            slots.put(slot, outer);
        }
    }

    private Node stack(Core.Stack stack) {
        int size = draw.size(stack.dimension());
        Integer outer = slots.get(stack.slot());
        Node out = null;
        for (int k = 0; k < size; k++) {
            slots.put(stack.slot(), k + stack.first());
            Node part = run(stack.body());
            Node row = part.cols == 1 ? tape.transpose(part) : part;
            Node placed = tape.place(row, k, -1, size, row.cols);
            out = out == null ? placed : tape.add(out, placed);
        }
        restore(stack.slot(), outer);
        return out == null ? tape.constant(Double.NaN) : out;
    }

    private Node matrix(String fn, Node a) {
        return switch (fn) {
            case "diag" -> tape.diagonal(a.cols == 1 ? a : tape.transpose(a));
            case "diagonal" -> tape.diagonalOf(a);
            case "trace" -> tape.sum(tape.diagonalOf(a), -1);
            case "inv" -> tape.inverse(a);
            case "det" -> tape.determinant(a);
            default -> Functions.unary(tape, "log", tape.determinant(a));
        };
    }
}
