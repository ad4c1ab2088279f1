package dev.logodds.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The smallest parts: numbers, names, brackets, fractions, norms, indicators. */
final class Atoms {
    private final Parser p;

    Atoms(Parser parser) {
        this.p = parser;
    }

    Expr atom() {
        p.enter();
        Token t = p.peek();
        Expr e = switch (t.kind()) {
            case NUMBER -> indicatorOrNumber();
            case NAME -> name();
            case OP -> operatorAtom(t);
            case END -> throw new Rejection(Mistake.SYNTAX, t.span(), "Something is missing at the end.");
        };
        p.depth--;
        return e;
    }

    private Expr indicatorOrNumber() {
        Expr number = p.subscripts.number();
        Token t = p.peek();
        boolean one = number instanceof Expr.Num(double v, String _, Span _) && v == 1;
        boolean bold = number instanceof Expr.Num(double _, String s, Span _) && s.equals("𝟙");
        boolean opens = t.op("[") || t.op("{") || t.op("(");
        if (one && opens && (bold || !t.op("(")) && p.condition()) {
            return indicator(number.span());
        }
        if (one && t.op("_")) {
            p.at++;
            Expr size = p.subscripts.subscript().getFirst();
            return new Expr.Call("ones", List.of(size), Map.of(), true, number.span());
        }
        return bold ? new Expr.Sym("𝟙", number.span()) : number;
    }

    private Expr indicator(Span from) {
        Token open = p.take();
        int outer = p.bars;
        p.bars = 0;
        Expr test = p.comparison();
        p.bars = outer;
        p.expect(Cursor.closing(open.text()), "The indicator's bracket is not closed.");
        return new Expr.Call(
                "indicator", List.of(test), Map.of(), true, from.to(p.previous().span()));
    }

    private Expr operatorAtom(Token t) {
        return switch (t.text()) {
            case "(", "[", "{" -> group();
            case "⟨" -> angle();
            case "|", "‖" -> norm(t);
            case "frac" -> fraction();
            case "sqrt" -> root();
            case "sum", "prod" -> {
                p.at++;
                yield p.summing.big(t, t.text());
            }
            case "cases" -> cases();
            case "∇" -> Differentials.nabla(p);
            case "∂" -> Differentials.slash(p);
            case ")", "]", "}" ->
                throw new Rejection(Mistake.SYNTAX, t.span(), "Something is missing before '" + t.text() + "'.");
            default -> throw p.syntax(t, "'" + t.text() + "' needs something before it and after it.");
        };
    }

    Expr group() {
        Token open = p.take();
        int outer = p.bars;
        p.bars = 0;
        Expr inner = p.comparison();
        p.bars = outer;
        String close = Cursor.closing(open.text());
        if (!p.peek().op(close)) {
            throw p.peek().kind() == Token.Kind.END
                            || p.peek().op(")")
                            || p.peek().op("]")
                            || p.peek().op("}")
                    ? new Rejection(Mistake.UNBALANCED, open.span(), "This '" + open.text() + "' is not closed.")
                    : p.syntax(p.peek(), "'" + p.peek().text() + "' does not fit here.");
        }
        p.at++;
        boolean test = inner instanceof Expr.Bin(Expr.Op op, Expr _, Expr _, Span _) && op.comparison();
        return test
                ? new Expr.Call(
                        "indicator",
                        List.of(inner),
                        Map.of(),
                        true,
                        open.span().to(p.previous().span()))
                : inner instanceof Expr.Call
                        ? inner
                        : inner.at(open.span().to(p.previous().span()));
    }

    /** {@code ⟨a, b⟩}, or angles that are only brackets. */
    private Expr angle() {
        Token open = p.take();
        int outer = p.bars;
        p.bars = 0;
        Expr a = p.additive();
        Expr b = p.skip(",") ? p.additive() : null;
        p.bars = outer;
        p.expect("⟩", "This '⟨' is not closed.");
        Span span = open.span().to(p.previous().span());
        return b == null ? a.at(span) : new Expr.Call("angle", List.of(a, b), Map.of(), true, span);
    }

    private Expr norm(Token t) {
        p.at++;
        p.bars++;
        Expr inner = p.additive();
        p.bars--;
        if (!p.peek().op(t.text())) {
            throw new Rejection(Mistake.UNBALANCED, t.span(), "This '" + t.text() + "' is not closed.");
        }
        p.at++;
        Span span = t.span().to(p.previous().span());
        if (t.op("|")) {
            return new Expr.Call("bars", List.of(inner), Map.of(), true, span);
        }
        Map<String, Expr> options = new HashMap<>();
        if (p.skip("_")) {
            options.put("ord", p.subscripts.subscript().getFirst());
        }
        return new Expr.Call("norm", List.of(inner), options, true, span);
    }

    private Expr fraction() {
        Token t = p.take();
        Expr derivative = Differentials.fraction(p);
        if (derivative != null) {
            return derivative;
        }
        Expr a = latexArgument();
        Expr b = latexArgument();
        return new Expr.Bin(Expr.Op.FRAC, a, b, t.span().to(b.span()));
    }

    /** A LaTeX argument: a group, or one digit or letter. */
    private Expr latexArgument() {
        Token t = p.peek();
        if (t.op("{")) {
            return group();
        }
        if (t.kind() == Token.Kind.NUMBER
                && t.text().length() > 1
                && t.text().chars().allMatch(Character::isDigit)) {
            p.tokens.set(p.at, new Token(t.kind(), t.text().substring(1), t.span(), true));
            return Expr.num(t.text().charAt(0) - '0', t.span());
        }
        return t.kind() == Token.Kind.NUMBER ? p.subscripts.number() : atom();
    }

    private Expr root() {
        Token t = p.take();
        if (p.peek().op("(") || p.peek().op("{")) {
            Expr a = group();
            return new Expr.Call(
                    "sqrt", List.of(a), Map.of(), true, t.span().to(p.previous().span()));
        }
        Expr a = atom();
        return new Expr.Call("sqrt", List.of(a), Map.of(), false, t.span().to(a.span()));
    }

    /** {@code \begin{cases} a & condition \\ b & otherwise \end{cases}}. */
    Expr cases() {
        Token open = p.take();
        Expr first = p.additive();
        p.skip(",");
        p.expect("&", "A case is its value, '&' and its condition.");
        p.skipName("if");
        Expr test = p.comparison();
        p.skip(",");
        p.expect(";", "A second case is expected, for when the first does not hold.");
        Expr second = p.additive();
        p.skip(",");
        if (p.skip("&")) {
            if (!p.skipName("otherwise") && !p.skipName("else")) {
                p.skipName("if");
                p.comparison();
            }
        }
        p.skip(".");
        p.skip(";");
        p.expect("endcases", "Two cases can be read, and the environment's end is expected.");
        Span span = open.span().to(p.previous().span());
        // either value may be a vector, which a condition on one example does not stretch
        Expr holds = new Expr.Call("indicator", List.of(test), Map.of(), true, test.span());
        Expr fails = new Expr.Bin(Expr.Op.SUB, Expr.num(1, span), holds, test.span());
        Expr yes = new Expr.Bin(Expr.Op.CDOT, holds, first, span);
        boolean zero = second instanceof Expr.Num(double v, String _, Span _) && v == 0;
        return zero ? yes : new Expr.Bin(Expr.Op.ADD, yes, new Expr.Bin(Expr.Op.CDOT, fails, second, span), span);
    }

    Expr name() {
        Token t = p.take();
        String name = t.text();
        String symbol = p.vocabulary.resolve(name);
        if (symbol != null) {
            functionNotation(symbol);
            return new Expr.Sym(symbol, t.span());
        }
        String fn = Names.function(name);
        if (fn.equals("sum") || fn.equals("prod") || fn.equals("mean")) {
            boolean bracket = p.peek().op("(") || p.peek().op("[") || p.peek().op("{");
            if (p.peek().op("_") || !bracket && !p.numpy && p.starts()) {
                return p.summing.big(t, fn);
            }
            int start = p.at;
            Expr called = p.applications.function(fn, t);
            boolean overI = called instanceof Expr.Big big && big.index().equals("i") && big.low() == null;
            if (!overI || p.numpy || !p.summing.goesOn("i")) {
                return called;
            }
            p.at = start;
            return p.summing.big(t, fn);
        }
        boolean indicator =
                (name.equals("I") || name.equals("indicator")) && !p.peek().op("_") && opensGroup();
        if (indicator && p.condition()) {
            return indicator(t.span());
        }
        if (name.equals("softmax_rows") || name.equals("softmax_cols")) {
            return p.applications.arguments(name, null, t);
        }
        if (fn.isEmpty()) {
            if (p.peek().op("(") && p.peek().glued() && name.length() > 1) {
                throw unknownFunction(t);
            }
            return new Expr.Sym(name, t.span());
        }
        return p.applications.function(fn, t);
    }

    /** Skips the argument of {@code l(w)} or {@code p(x_i)}, when l and p are defined quantities. */
    private void functionNotation(String symbol) {
        if (!p.vocabulary.isCallable(symbol) || !p.peek().op("(") || p.peek(1).kind() != Token.Kind.NAME) {
            return;
        }
        int k = p.at + 2;
        while (separates(p.tokens.get(k)) && p.tokens.get(k + 1).kind() == Token.Kind.NAME) {
            k += 2;
        }
        p.at = p.tokens.get(k).op(")") ? k + 1 : p.at;
    }

    private static boolean separates(Token t) {
        return t.op("_") || t.op(",") || t.op(";") || t.op("|");
    }

    private boolean opensGroup() {
        return p.peek().op("(") || p.peek().op("[") || p.peek().op("{");
    }

    private Rejection unknownFunction(Token t) {
        return new Rejection(
                Mistake.UNKNOWN_FUNCTION,
                t.span(),
                "'" + t.text() + "' is not a known function. If a product is meant, write the *.");
    }
}
