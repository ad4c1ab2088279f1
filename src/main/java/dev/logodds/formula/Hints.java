package dev.logodds.formula;

/** What to suggest when two operands don't fit. */
final class Hints {
    private Hints() {}

    static String misfit(Shape a, Shape b, Expr.Bin e) {
        String left = text(e.a());
        String right = text(e.b());
        String said = left + " is " + words(a) + " and " + right + " is " + words(b) + ": the inner sizes " + inner(a)
                + " and " + b.rows() + " differ.";
        return said + suggestion(a, b, e, left, right);
    }

    private static String inner(Shape a) {
        return a.flat() ? a.rows() : a.cols();
    }

    private static String words(Shape s) {
        return s.flat() ? "a vector of length " + s.rows() : s.words();
    }

    private static String suggestion(Shape a, Shape b, Expr.Bin e, String left, String right) {
        boolean numpy = e.op() == Expr.Op.MATMUL || a.flat() || b.flat();
        boolean weights = e.a() instanceof Expr.Bin(Expr.Op op, Expr _, Expr v, Span _)
                && op.product()
                && !(v instanceof Expr.Transpose)
                && b.matrix()
                && (a.flat() || a.column());
        if (weights) {
            return " Weights in the middle need a diagonal: " + (numpy ? "np.diag(...)" : "diag(...)") + ".";
        }
        if (!a.flat() && a.rows().equals(b.rows()) && !a.scalar()) {
            return " Try " + (numpy ? left + ".T" : left + "ᵀ") + ".";
        }
        if (!b.flat() && inner(a).equals(b.cols())) {
            return " Try " + (numpy ? right + ".T" : right + "ᵀ") + ".";
        }
        return "";
    }

    /** A short name for a part: its own spelling when it is one name. */
    static String text(Expr e) {
        return switch (e) {
            case Expr.Sym(String name, Span _) -> name;
            case Expr.Transpose(Expr.Sym(String name, Span _), Span _) -> name + "ᵀ";
            case Expr.Index(Expr.Sym(String name, Span _), var at, boolean _, Span _)
            when at.getFirst() instanceof Expr.Sym(String i, Span _) -> name + "_" + i;
            default -> "(…)";
        };
    }
}
