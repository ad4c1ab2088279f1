package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Indices, slices and methods: what stands behind a factor. */
final class Subscripts {
    private final Parser p;

    Subscripts(Parser parser) {
        this.p = parser;
    }

    Expr slice(Expr a) {
        p.at++;
        List<Expr> index = new ArrayList<>();
        do {
            Token t = p.peek();
            if (t.op(":") || t.op("…")) {
                p.at++;
                index.add(new Expr.All(t.span()));
            } else if (t.name("None") || t.name("newaxis")) {
                p.at++;
                index.add(new Expr.NewAxis(t.span()));
            } else {
                index.add(p.additive());
            }
        } while (p.skip(","));
        p.expect("]", "This '[' is not closed.");
        return new Expr.Index(a, index, true, a.span().to(p.previous().span()));
    }

    Expr method(Expr a) {
        p.at++;
        Token name = p.take();
        if (name.kind() != Token.Kind.NAME) {
            throw p.syntax(name, "After a point a method such as .T or .sum() is expected.");
        }
        if (name.text().equals("T")) {
            return new Expr.Transpose(a, a.span().to(name.span()));
        }
        if (name.text().equals("shape") && p.peek().op("[")) {
            Expr index = ((Expr.Index) slice(a)).at().getFirst();
            return new Expr.Call(
                    "size",
                    List.of(a, index),
                    Map.of(),
                    true,
                    a.span().to(p.previous().span()));
        }
        if (name.text().equals("size") && !p.peek().op("(")) {
            return new Expr.Call("len", List.of(a), Map.of(), true, a.span().to(name.span()));
        }
        String fn = Names.function(name.text());
        if (name.text().equals("flatten") || name.text().equals("reshape")) {
            fn = "ravel";
        }
        if (fn.isEmpty() || !p.peek().op("(")) {
            throw new Rejection(
                    Names.forbidden(name.text()) ? Mistake.FORBIDDEN_NAME : Mistake.UNKNOWN_FUNCTION,
                    name.span(),
                    "'." + name.text() + "' is not known here.");
        }
        return p.applications.arguments(fn, a, name);
    }

    List<Expr> subscript() {
        Token t = p.peek();
        if (t.op("{")) {
            p.at++;
            List<Expr> out = new ArrayList<>();
            while (!p.peek().op("}")) {
                Token part = p.peek();
                if (part.op(":") || part.op("·") || part.op("*")) {
                    p.at++;
                    out.add(new Expr.All(part.span()));
                } else {
                    subscriptPart(out);
                }
                p.skip(",");
            }
            p.at++;
            if (out.isEmpty()) {
                throw p.syntax(t, "This index is empty.");
            }
            return out;
        }
        return List.of(simpleAtom());
    }

    private void subscriptPart(List<Expr> out) {
        Expr e = simpleAtom();
        while (p.peek().op("+") || p.peek().op("-")) {
            Expr.Op op = p.take().op("+") ? Expr.Op.ADD : Expr.Op.SUB;
            Expr b = simpleAtom();
            e = new Expr.Bin(op, e, b, e.span().to(b.span()));
        }
        out.add(e);
    }

    private Expr simpleAtom() {
        Token t = p.take();
        return switch (t.kind()) {
            case NAME -> new Expr.Sym(t.text(), t.span());
            case NUMBER -> {
                p.at--;
                yield number();
            }
            case OP, END -> throw p.syntax(t, "An index is expected here.");
        };
    }

    Expr number() {
        Token t = p.take();
        String s = t.text();
        double v = s.equals("𝟙")
                ? 1
                : s.endsWith("%") ? Double.parseDouble(s.substring(0, s.length() - 1)) / 100 : Double.parseDouble(s);
        return new Expr.Num(v, s, t.span());
    }
}
