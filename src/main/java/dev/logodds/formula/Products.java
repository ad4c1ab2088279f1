package dev.logodds.formula;

import org.jspecify.annotations.Nullable;

/** Types infix operations. */
final class Products {
    private final Typer t;

    Products(Typer typer) {
        this.t = typer;
    }

    Core of(Expr.Bin e) {
        if (e.op() == Expr.Op.POW || e.op() == Expr.Op.EPOW) {
            return power(e);
        }
        if (e.op() == Expr.Op.JUXT
                && !t.numpy
                && e.a() instanceof Expr.Bin(Expr.Op op, Expr x, Expr y, Span span)
                && op == Expr.Op.CDOT
                && t.of(x).shape().column()
                && t.of(y).shape().square()) {
            Expr.Bin right = new Expr.Bin(Expr.Op.JUXT, y, e.b(), y.span().to(e.b().span()));
            return of(new Expr.Bin(Expr.Op.CDOT, x, right, span));
        }
        Core a = t.of(e.a());
        Core b = t.of(e.b());
        return switch (e.op()) {
            case ADD -> sum(Core.Op.ADD, a, b, e);
            case SUB -> sum(Core.Op.SUB, a, b, e);
            case MATMUL -> matmul(a, b, e, true);
            case STAR -> t.numpy ? starred(a, b, e) : product(a, b, e);
            case CDOT -> dots(a, b, e) ? dot(a, b, e) : product(a, b, e);
            case JUXT -> product(a, b, e);
            case ODOT -> {
                t.products.put(e, "odot");
                yield entrywise(Core.Op.MUL, flexible(a), flexible(b), e);
            }
            case DIV, FRAC, EDIV -> quotient(a, b, e);
            case LT -> entrywise(Core.Op.LT, a, b, e);
            case GT -> entrywise(Core.Op.GT, a, b, e);
            case LE -> entrywise(Core.Op.LE, a, b, e);
            case GE -> entrywise(Core.Op.GE, a, b, e);
            case EQ -> entrywise(Core.Op.EQ, a, b, e);
            case NE -> entrywise(Core.Op.NE, a, b, e);
            case POW, EPOW -> throw new IllegalStateException("handled above");
        };
    }

    private Core starred(Core a, Core b, Expr.Bin e) {
        if (!a.shape().scalar() && !b.shape().scalar()) {
            t.products.put(e, "odot");
        }
        return entrywise(Core.Op.MUL, a, b, e);
    }

    /**
     * Whether a point between two columns is their dot product. Vectors over the examples are also multiplied entry by
     * entry with it, so there it keeps the meaning of any other product; and {@code u·v} alone is asked about.
     */
    private boolean dots(Core a, Core b, Expr.Bin e) {
        Shape s = a.shape();
        boolean fits = !t.numpy && s.column() && s.equals(b.shape()) && !s.any();
        boolean meant =
                t.entrywise > 0 || t.model.derives || e.a() instanceof Expr.Index || e.b() instanceof Expr.Index;
        return fits && meant && !s.rows().equals("n");
    }

    private Core dot(Core a, Core b, Expr.Bin e) {
        t.products.put(e, "dot");
        return inner(a, b);
    }

    /** The number aᵀb of two columns. */
    static Core inner(Core a, Core b) {
        return new Core.Matmul(new Core.Trans(a, Shape.of("1", a.shape().rows())), b, Shape.SCALAR);
    }

    /** A vector of ones of unknown length acts as the number 1 beside another term. */
    private static Core flexible(Core c) {
        return c.shape().any() && c.shape().cols().equals("1") ? resolve(c, "1") : c;
    }

    private Core sum(Core.Op op, Core x, Core y, Expr.Bin e) {
        Core a = flexible(x);
        Core b = flexible(y);
        if (a.shape().any() && b.shape().square()) {
            a = resolve(a, b.shape().rows());
        } else if (b.shape().any() && a.shape().square()) {
            b = resolve(b, a.shape().rows());
        }
        return entrywise(op, a, b, e);
    }

    Core entrywise(Core.Op op, Core a, Core b, Expr e) {
        Shape s = a.shape();
        Shape r = b.shape();
        if (s.equals(r) || r.scalar()) {
            return new Core.Binary(op, a, b, s);
        }
        if (s.scalar()) {
            return new Core.Binary(op, a, b, r);
        }
        if (!t.numpy) {
            throw t.misfit(
                    e.span(),
                    verb(op) + s.inWords() + " and " + r.inWords() + ": the shapes must be equal."
                            + (s.sameEntries(r.transposed()) ? " One of them needs a transpose." : ""));
        }
        return broadcast(op, a, b, e);
    }

    private static String verb(Core.Op op) {
        return switch (op) {
            case ADD -> "Adding ";
            case SUB -> "Subtracting ";
            case MUL -> "Multiplying, entry by entry, ";
            case DIV -> "Dividing, entry by entry, ";
            case POW, MAX, MIN, LT, GT, LE, GE, EQ, NE -> "Combining ";
        };
    }

    private Core broadcast(Core.Op op, Core a, Core b, Expr e) {
        Core x = a.shape().flat() && !b.shape().flat()
                ? new Core.Trans(a, Shape.of("1", a.shape().rows()))
                : a;
        Core y = b.shape().flat() && !a.shape().flat()
                ? new Core.Trans(b, Shape.of("1", b.shape().rows()))
                : b;
        String rows = join(x.shape().rows(), y.shape().rows());
        String cols = join(x.shape().cols(), y.shape().cols());
        if (rows == null || cols == null) {
            String hint = a.shape().flat() && a.shape().rows().equals(b.shape().rows())
                            || b.shape().flat()
                                    && b.shape().rows().equals(a.shape().rows())
                    ? " Write v[:, None] to stretch the vector over the columns."
                    : "";
            throw t.misfit(
                    e.span(),
                    "NumPy can't broadcast " + a.shape().inWords() + " with "
                            + b.shape().inWords() + "." + hint);
        }
        return new Core.Binary(
                op, x, y, new Shape(rows, cols, a.shape().flat() && b.shape().flat()));
    }

    private static @Nullable String join(String a, String b) {
        return a.equals(b) || b.equals("1") ? a : a.equals("1") ? b : null;
    }

    /** A product in mathematical text: by a scalar, or of matrices where the shapes fit. */
    private Core product(Core a, Core b, Expr.Bin e) {
        Shape s = a.shape();
        Shape r = b.shape();
        if (s.scalar() || r.scalar()) {
            return new Core.Binary(Core.Op.MUL, a, b, s.scalar() ? r : s);
        }
        if (s.any() || r.any() || s.cols().equals(r.rows()) && !(s.flat() && !r.flat() && false)) {
            return matmul(a, b, e, false);
        }
        if (s.flat() && r.matrix() && s.rows().equals(r.rows())) {
            return matmul(a, b, e, false);
        }
        if (s.equals(r) && s.vector()) {
            if (t.entrywise > 0 || t.numpy) {
                t.notes.add(Mistake.ELEMENTWISE_READ);
                t.products.put(e, "odot");
                return new Core.Binary(Core.Op.MUL, a, b, s);
            }
            throw t.misfit(
                    e.span(),
                    "Two vectors of the same length stand side by side: aᵀb (a number) or a⊙b (entry by entry)?");
        }
        return matmul(a, b, e, false);
    }

    Core matmul(Core x, Core y, Expr.Bin e, boolean strict) {
        Core a = x.shape().any() && x.shape().cols().equals(Shape.ANY)
                ? resolve(x, y.shape().rows())
                : x;
        Core b = y.shape().any()
                ? resolve(y, a.shape().flat() ? a.shape().rows() : a.shape().cols())
                : y;
        a = a.shape().any() || a.shape().cols().equals(Shape.ANY)
                ? resolve(a, b.shape().rows())
                : a;
        Shape s = a.shape();
        Shape r = b.shape();
        if (strict && (s.scalar() || r.scalar())) {
            throw t.misfit(e.span(), "'@' multiplies matrices and vectors; for a number write '*'.");
        }
        if (s.flat() && r.flat()) {
            fits(s.rows().equals(r.rows()), a, b, e);
            return new Core.Matmul(new Core.Trans(a, Shape.of("1", s.rows())), b, Shape.SCALAR);
        }
        if (s.flat()) {
            fits(s.rows().equals(r.rows()), a, b, e);
            Core row = new Core.Matmul(new Core.Trans(a, Shape.of("1", s.rows())), b, Shape.of("1", r.cols()));
            return new Core.Trans(row, new Shape(r.cols(), "1", true));
        }
        fits(s.cols().equals(r.rows()), a, b, e);
        t.products.put(e, "matmul");
        return new Core.Matmul(a, b, r.flat() ? new Shape(s.rows(), "1", true) : Shape.of(s.rows(), r.cols()));
    }

    private void fits(boolean yes, Core a, Core b, Expr.Bin e) {
        if (!yes) {
            throw t.misfit(e.span(), Hints.misfit(a.shape(), b.shape(), e));
        }
    }

    private Core quotient(Core x, Core y, Expr.Bin e) {
        Core a = flexible(x);
        Core b = flexible(y);
        if (b.shape().scalar()) {
            return new Core.Binary(Core.Op.DIV, a, b, a.shape());
        }
        if (t.numpy) {
            return entrywise(Core.Op.DIV, a, b, e);
        }
        if (b.shape().matrix() && !a.shape().equals(b.shape()) && !a.shape().scalar()
                || b.shape().square()) {
            throw t.misfit(e.b().span(), "Dividing by a matrix is not defined; write its inverse, as in A^{-1} b.");
        }
        t.notes.add(Mistake.ELEMENTWISE_READ);
        return entrywise(Core.Op.DIV, a, b, e);
    }

    private Core power(Expr.Bin e) {
        Core b = t.of(e.b());
        if (e.a() instanceof Expr.Sym(String s, Span _) && s.equals("e") && t.shapeOf("e") == null) {
            return new Core.Unary("exp", b);
        }
        Core a = t.of(e.a());
        Shape s = a.shape();
        double k = constant(b);
        if (e.a() instanceof Expr.Call(String fn, var args, var options, boolean _, Span _)
                && fn.equals("norm")
                && options.isEmpty()
                && k == 2) {
            return new Core.Reduce(Core.Join.SUM, -1, new Core.Unary("square", t.of(args.getFirst())), Shape.SCALAR);
        }
        if (s.scalar() && b.shape().scalar()) {
            return k == 2 ? new Core.Unary("square", a) : new Core.Binary(Core.Op.POW, a, b, Shape.SCALAR);
        }
        if (e.op() == Expr.Op.EPOW || t.numpy) {
            return k == 2 ? new Core.Unary("square", a) : entrywise(Core.Op.POW, a, b, e);
        }
        if (s.scalar()) {
            return new Core.Binary(Core.Op.POW, a, b, b.shape());
        }
        if (s.square() && b.shape().scalar() && k == Math.rint(k)) {
            return matrixPower(a, (int) k, e);
        }
        if (s.square()
                && b.shape().scalar()
                && diagonal(a) instanceof Core.Matrix(String fn, Core entries, Shape shape)) {
            return new Core.Matrix(fn, new Core.Binary(Core.Op.POW, entries, b, entries.shape()), shape);
        }
        if (s.vector() && b.shape().equals(s) && t.entrywise > 0) {
            t.notes.add(Mistake.ELEMENTWISE_READ);
            return new Core.Binary(Core.Op.POW, a, b, s);
        }
        if (s.vector()) {
            String name = Hints.text(e.a());
            throw new Rejection(
                    Mistake.VECTOR_POWER,
                    e.span(),
                    name + " is a vector, and its power is not defined: " + name + "ᵀ" + name + " (a number) or " + name
                            + "⊙" + name + " (entry by entry)?");
        }
        throw t.misfit(
                e.span(),
                s.square()
                        ? "Only whole powers of a matrix are read here, and any power of a diagonal one."
                        : "A power of " + s.inWords() + " is not defined: only a square matrix has one.");
    }

    /** The diagonal matrix that {@code c} is, by whatever name, or itself. */
    private static Core diagonal(Core c) {
        return switch (c) {
            case Core.Def(String _, Core body, Shape _) -> diagonal(body);
            case Core.Matrix(String fn, Core _, Shape _) when fn.equals("diag") -> c;
            default -> new Core.Const(0);
        };
    }

    private static double constant(Core c) {
        return switch (c) {
            case Core.Binary(Core.Op op, Core a, Core b, Shape _) when op == Core.Op.DIV -> constant(a) / constant(b);
            case Core.Const(double v) -> v;
            case Core.Unary(String fn, Core a) when fn.equals("negative") -> -constant(a);
            default -> Double.NaN;
        };
    }

    private static Core matrixPower(Core a, int k, Expr.Bin e) {
        if (Math.abs(k) > 8) {
            throw new Rejection(Mistake.LIMIT_POWER, e.span(), "A matrix power may be at most 8.");
        }
        Core base = k < 0 ? new Core.Matrix("inv", a, a.shape()) : a;
        Core out = k == 0 ? new Core.Eye(a.shape().rows()) : base;
        for (int i = 1; i < Math.abs(k); i++) {
            out = new Core.Matmul(out, base, a.shape());
        }
        return out;
    }

    /** Gives an identity or a vector of ones the size that its neighbour needs. */
    static Core resolve(Core c, String size) {
        return switch (c) {
            case Core.Eye(String d)
            when d.equals(Shape.ANY) -> size.equals("1") ? new Core.Const(1) : new Core.Eye(size);
            case Core.Fill(double v, Shape s)
            when s.any() -> size.equals("1") ? new Core.Const(v) : new Core.Fill(v, Shape.vector(size, false));
            case Core.Trans(Core a, Shape s)
            when s.any() || s.cols().equals(Shape.ANY) -> Typer.transpose(resolve(a, size));
            case Core.Unary(String fn, Core a) when a.shape().any() -> new Core.Unary(fn, resolve(a, size));
            case Core.Binary(Core.Op op, Core a, Core b, Shape s)
            when s.any() || s.cols().equals(Shape.ANY) -> {
                Core x = resolve(a, size);
                Core y = resolve(b, size);
                yield new Core.Binary(op, x, y, x.shape().scalar() ? y.shape() : x.shape());
            }
            default -> c;
        };
    }
}
