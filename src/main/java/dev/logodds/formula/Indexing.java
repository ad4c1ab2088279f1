package dev.logodds.formula;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Types indices, slices and sums over an index. */
final class Indexing {
    private final Typer t;

    Indexing(Typer typer) {
        this.t = typer;
    }

    Core of(Expr.Index e) {
        if (e.base() instanceof Expr.Sym(String s, Span span)) {
            if (s.equals("I") && t.shapeOf("I") == null && e.at().getFirst() instanceof Expr.Sym(String size, Span _)) {
                return new Core.Eye(size);
            }
            boolean row = t.shapeOf(s) != null
                    && s.length() == 1
                    && !t.own.containsKey(s)
                    && t.model.shapeOf(s, false) == null;
            if (row) {
                return entries(t.of(new Expr.Sym(s.toUpperCase(Locale.ROOT), span)), e);
            }
        }
        return entries(t.of(e.base()), e);
    }

    private Core entries(Core base, Expr.Index e) {
        return e.brackets() ? slice(base, e) : subscript(base, e);
    }

    private Core subscript(Core base, Expr.Index e) {
        List<Expr> at = e.at();
        Shape s = base.shape();
        if (s.scalar()) {
            throw new Rejection(Mistake.INDEX_RANGE, e.span(), "This is a number; it has no entries.");
        }
        if (at.size() > 2 || at.size() == 2 && !s.matrix()) {
            throw new Rejection(Mistake.INDEX_RANGE, e.span(), "Too many indices: this is " + s.inWords() + ".");
        }
        if (s.vector()) {
            Core position = position(at.getFirst(), false);
            return s.row()
                    ? new Core.Pick(base, new Core.Const(0), position, Shape.SCALAR)
                    : new Core.Pick(base, position, new Core.Const(0), Shape.SCALAR);
        }
        if (at.size() == 2) {
            return cell(base, at.get(0), at.get(1), false);
        }
        boolean column = at.getFirst() instanceof Expr.Sym(String index, Span _) && overColumns(index, s);
        return column
                ? new Core.Pick(base, null, position(at.getFirst(), false), vector(s.rows()))
                : Typer.transpose(new Core.Pick(base, position(at.getFirst(), false), null, Shape.of("1", s.cols())));
    }

    private boolean overColumns(String index, Shape s) {
        Typer.Bound bound = t.scope.get(index);
        String dimension = bound == null ? null : bound.dimension();
        return dimension != null && !dimension.equals(s.rows()) && dimension.equals(s.cols());
    }

    private Core cell(Core base, Expr row, Expr col, boolean brackets) {
        Shape s = base.shape();
        if (row instanceof Expr.All && col instanceof Expr.All) {
            return base;
        }
        if (row instanceof Expr.All) {
            return new Core.Pick(base, null, position(col, brackets), vector(s.rows()));
        }
        if (col instanceof Expr.All) {
            Core picked = new Core.Pick(base, position(row, brackets), null, Shape.of("1", s.cols()));
            return new Core.Trans(picked, vector(s.cols()));
        }
        return new Core.Pick(base, position(row, brackets), position(col, brackets), Shape.SCALAR);
    }

    private Shape vector(String length) {
        return Shape.vector(length, t.numpy);
    }

    private Core slice(Core base, Expr.Index e) {
        List<Expr> at = e.at();
        Shape s = base.shape();
        if (at.size() == 2 && at.get(1) instanceof Expr.NewAxis && at.get(0) instanceof Expr.All && s.column()) {
            return new Core.View(base, Shape.of(s.rows(), "1"));
        }
        if (at.size() == 2 && at.get(0) instanceof Expr.NewAxis && at.get(1) instanceof Expr.All && s.column()) {
            return new Core.Trans(base, Shape.of("1", s.rows()));
        }
        if (at.size() == 1 && s.column()) {
            return at.getFirst() instanceof Expr.All
                    ? base
                    : new Core.Pick(base, position(at.getFirst(), true), new Core.Const(0), Shape.SCALAR);
        }
        if (at.size() == 1 && s.matrix()) {
            return cell(base, at.getFirst(), new Expr.All(e.span()), true);
        }
        if (at.size() == 2 && s.matrix()) {
            return cell(base, at.get(0), at.get(1), true);
        }
        throw new Rejection(Mistake.INDEX_RANGE, e.span(), "This index does not fit " + s.inWords() + ".");
    }

    /** The position, from 0, that an index means. */
    private Core position(Expr index, boolean brackets) {
        Core value = t.of(index);
        if (!value.shape().scalar()) {
            throw new Rejection(Mistake.INDEX_RANGE, index.span(), "An index is a whole number.");
        }
        boolean zero = index.any(x -> x instanceof Expr.Sym(String s, Span _) && zeroBased(s))
                || brackets && !index.any(x -> x instanceof Expr.Sym(String s, Span _) && t.scope.containsKey(s));
        return zero ? value : new Core.Binary(Core.Op.SUB, value, new Core.Const(1), Shape.SCALAR);
    }

    private boolean zeroBased(String index) {
        Typer.Bound bound = t.scope.get(index);
        return bound != null && bound.zero();
    }

    Core loop(Expr.Big big) {
        String dimension = t.dimension(big.index(), big.body());
        if (dimension == null) {
            dimension = sizeOf(big);
        }
        boolean zero = zeroBased(big);
        if (zero && !big.python()) {
            t.notes.add(Mistake.ZERO_BASED_INDEX);
        }
        if (big.kind().equals("each")) {
            return each(big, dimension);
        }
        Core low = big.low() == null ? new Core.Const(1) : scalar(big.low());
        Core high = big.high() == null ? size(dimension, big) : scalar(big.high());
        if (big.python()) {
            high = new Core.Binary(Core.Op.SUB, high, new Core.Const(1), Shape.SCALAR);
        }
        String slot = t.slot(big.index());
        Typer.Bound outer = t.scope.put(big.index(), new Typer.Bound(slot, zero, dimension));
        t.entrywise++;
        Core body = t.of(big.body());
        t.entrywise--;
        restore(big.index(), outer);
        Core.Join join =
                big.kind().equals("prod") ? Core.Join.PROD : big.kind().equals("mean") ? Core.Join.MEAN : Core.Join.SUM;
        if (join == Core.Join.PROD && !body.shape().scalar()) {
            throw new Rejection(Mistake.SHAPE_OPERANDS, big.body().span(), "A product runs over numbers here.");
        }
        return new Core.Loop(join, slot, low, high, body, body.shape());
    }

    /** The vector of the entries {@code body}, one for each index. */
    private Core each(Expr.Big big, @Nullable String dimension) {
        if (dimension == null) {
            throw new Rejection(Mistake.INDEX_RANGE, big.span(), "Nothing here carries the index " + big.index() + ".");
        }
        String slot = t.slot(big.index());
        Typer.Bound outer = t.scope.put(big.index(), new Typer.Bound(slot, false, dimension));
        Core body = t.of(big.body());
        restore(big.index(), outer);
        if (!body.shape().scalar()) {
            throw t.misfit(
                    big.span(), "An entry is a number; this is " + body.shape().inWords() + ".");
        }
        return new Core.Stack(slot, dimension, 1, body, Shape.vector(dimension, false));
    }

    private void restore(String index, Typer.@Nullable Bound outer) {
        if (outer == null) {
            t.scope.remove(index);
        } else {
            t.scope.put(index, outer);
        }
    }

    private Core scalar(Expr e) {
        Core c = t.of(e);
        if (!c.shape().scalar()) {
            throw new Rejection(Mistake.INDEX_RANGE, e.span(), "A sum's end is a whole number.");
        }
        return c;
    }

    private Core size(@Nullable String dimension, Expr.Big big) {
        if (dimension == null) {
            throw new Rejection(
                    Mistake.INDEX_RANGE,
                    big.span(),
                    "Nothing below carries the index " + big.index() + "; write the sum's ends.");
        }
        return dimension.chars().allMatch(Character::isDigit)
                ? new Core.Const(Integer.parseInt(dimension))
                : new Core.Dim(dimension);
    }

    private static @Nullable String sizeOf(Expr.Big big) {
        return big.high() instanceof Expr.Sym(String s, Span _) && Model.DIMENSIONS.contains(s) ? s : null;
    }

    /** From 0 to n−1, or Python's range. */
    private static boolean zeroBased(Expr.Big big) {
        if (big.python()) {
            return true;
        }
        boolean fromZero = big.low() instanceof Expr.Num(double v, String _, Span _) && v == 0;
        boolean toLast =
                big.high() instanceof Expr.Bin(Expr.Op op, Expr _, Expr.Num(double one, String _, Span _), Span _)
                        && op == Expr.Op.SUB
                        && one == 1;
        return fromZero && toLast;
    }
}
