package dev.logodds.formula;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Walks over typed trees. */
final class Cores {
    private Cores() {}

    static List<Core> children(Core core) {
        return switch (core) {
            case Core.Const _, Core.Dim _, Core.Input _, Core.Loopvar _, Core.Eye _, Core.Fill _ -> List.of();
            case Core.Def(String _, Core body, Shape _) -> List.of(body);
            case Core.Unary(String _, Core a) -> List.of(a);
            case Core.Binary(Core.Op _, Core a, Core b, Shape _) -> List.of(a, b);
            case Core.Matmul(Core a, Core b, Shape _) -> List.of(a, b);
            case Core.Trans(Core a, Shape _) -> List.of(a);
            case Core.View(Core a, Shape _) -> List.of(a);
            case Core.Reduce(Core.Join _, int _, Core a, Shape _) -> List.of(a);
            case Core.Soft(String _, int _, Core a, Shape _) -> List.of(a);
            case Core.Pick(Core a, Core row, Core col, Shape _) ->
                java.util.stream.Stream.of(a, row, col).filter(c -> c != null).toList();
            case Core.Loop l -> List.of(l.low(), l.high(), l.body());
            case Core.Stack s -> List.of(s.body());
            case Core.Matrix(String _, Core a, Shape _) -> List.of(a);
            case Core.Select(Core t, Core y, Core n, Shape _) -> List.of(t, y, n);
        };
    }

    static boolean any(Core core, Predicate<Core> test) {
        return test.test(core) || children(core).stream().anyMatch(c -> any(c, test));
    }

    /** The tree with each direct part replaced, except for index positions. */
    static Core map(Core core, UnaryOperator<Core> f) {
        return switch (core) {
            case Core.Const _, Core.Dim _, Core.Input _, Core.Loopvar _, Core.Eye _, Core.Fill _ -> core;
            case Core.Def(String name, Core body, Shape s) -> {
                Core mapped = f.apply(body);
                yield mapped.equals(body) ? core : new Core.Def(name + "*", mapped, s);
            }
            case Core.Unary(String fn, Core a) -> new Core.Unary(fn, f.apply(a));
            case Core.Binary(Core.Op op, Core a, Core b, Shape s) -> new Core.Binary(op, f.apply(a), f.apply(b), s);
            case Core.Matmul(Core a, Core b, Shape s) -> new Core.Matmul(f.apply(a), f.apply(b), s);
            case Core.Trans(Core a, Shape s) -> new Core.Trans(f.apply(a), s);
            case Core.View(Core a, Shape s) -> new Core.View(f.apply(a), s);
            case Core.Reduce(Core.Join j, int axis, Core a, Shape s) -> new Core.Reduce(j, axis, f.apply(a), s);
            case Core.Soft(String fn, int axis, Core a, Shape s) -> new Core.Soft(fn, axis, f.apply(a), s);
            case Core.Pick(Core a, Core row, Core col, Shape s) -> new Core.Pick(f.apply(a), row, col, s);
            case Core.Loop(Core.Join j, String slot, Core lo, Core hi, Core body, Shape s) ->
                new Core.Loop(j, slot, lo, hi, f.apply(body), s);
            case Core.Stack(String slot, String d, int first, Core body, Shape s) ->
                new Core.Stack(slot, d, first, f.apply(body), s);
            case Core.Matrix(String fn, Core a, Shape s) -> new Core.Matrix(fn, f.apply(a), s);
            case Core.Select(Core t, Core y, Core n, Shape s) -> new Core.Select(t, f.apply(y), f.apply(n), s);
        };
    }

    /** Whether no loop outside of {@code core} is needed to evaluate it. */
    static boolean closed(Core core) {
        return !any(core, c -> c instanceof Core.Loopvar);
    }
}
