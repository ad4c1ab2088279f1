package dev.logodds.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derivatives that are named and not worked out: dL/dw, ∂L/∂p_i, ∇_w L. */
final class Differentials {
    private Differentials() {}

    /** {@code ∂L/∂w}, written with a slash. */
    static Expr slash(Parser p) {
        Span start = p.peek().span();
        p.expect("∂", "A derivative is expected.");
        int order = order(p);
        boolean operator = p.peek().op("/");
        Expr of = operator ? new Expr.Sym("", start) : object(p);
        p.expect("/", "A derivative such as dL/dw is expected.");
        Expr whole = below(p, of, order, start);
        return operator && whole instanceof Expr.Derivative d
                ? new Expr.Derivative(p.power(), d.wrt(), d.order(), d.span())
                : whole;
    }

    private static Expr below(Parser p, Expr of, int order, Span start) {
        boolean bracket = p.skip("(");
        p.expect("∂", "A derivative such as dL/dw is expected.");
        Expr wrt = object(p);
        int second = order;
        if (p.peek().op("^")) {
            if (p.peek(1).op("ᵀ")) {
                p.take();
                p.take();
            } else {
                second = order(p);
            }
        } else {
            p.skip("ᵀ");
        }
        if (p.skip("∂")) {
            object(p);
            p.skip("^");
            p.skip("ᵀ");
            second = 2;
        }
        if (bracket) {
            p.expect(")", "This bracket is not closed.");
        }
        return new Expr.Derivative(of, wrt, second, start.to(p.previous().span()));
    }

    /** {@code \frac{\partial L}{\partial w}}, or null when this fraction is none. */
    static @Nullable Expr fraction(Parser p) {
        if (!p.peek().op("{") || !(p.peek(1).op("∂"))) {
            return null;
        }
        Span start = p.peek().span();
        p.take();
        p.take();
        int order = order(p);
        Expr of = p.peek().op("}") ? null : object(p);
        p.expect("}", "The numerator is not closed.");
        p.expect("{", "The denominator is expected.");
        Expr whole = below(p, of == null ? new Expr.Sym("", start) : of, order, start);
        p.expect("}", "The denominator is not closed.");
        if (of == null && whole instanceof Expr.Derivative(Expr _, Expr wrt, int second, Span span)) {
            return new Expr.Derivative(p.power(), wrt, second, span);
        }
        return whole;
    }

    private static int order(Parser p) {
        if (p.peek().op("^")) {
            p.take();
            boolean braced = p.skip("{");
            p.take();
            if (braced) {
                p.expect("}", "This exponent is not closed.");
            }
            return 2;
        }
        return 1;
    }

    /** {@code ∇_w L(w)}, {@code ∇L}, {@code ∇²L}. */
    static Expr nabla(Parser p) {
        Span start = p.take().span();
        int order = 1;
        Expr wrt = new Expr.Sym("", start);
        for (int k = 0; k < 2; k++) {
            if (p.skip("_")) {
                wrt = p.subscripts.subscript().getFirst();
            } else if (p.peek().op("^")) {
                order = order(p);
            }
        }
        boolean any = p.peek().kind() == Token.Kind.NAME || p.peek().op("(");
        Expr of = any ? object(p) : new Expr.Sym("", start);
        return new Expr.Derivative(of, wrt, order, start.to(p.previous().span()));
    }

    /** A name with its index, and perhaps {@code (w)} behind it. */
    private static Expr object(Parser p) {
        if (p.peek().op("(")) {
            return p.power();
        }
        Token t = p.take();
        if (t.kind() != Token.Kind.NAME) {
            throw p.syntax(t, "In a derivative a name is expected here.");
        }
        Expr e = new Expr.Sym(t.text(), t.span());
        if (p.skip("_")) {
            List<Expr> at = p.subscripts.subscript();
            e = new Expr.Index(e, at, false, t.span().to(p.previous().span()));
        }
        boolean argument = p.peek().op("(")
                && p.peek(1).kind() == Token.Kind.NAME
                && (p.peek(2).op(")")
                        || p.peek(2).op(",")
                        || p.peek(2).op(";")
                        || p.peek(2).op("_"));
        if (argument) {
            while (!p.skip(")")) {
                if (p.take().kind() == Token.Kind.END) {
                    throw p.syntax(p.peek(), "This bracket is not closed.");
                }
            }
        }
        return e;
    }
}
