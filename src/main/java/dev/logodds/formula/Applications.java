package dev.logodds.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions and what they are applied to, with brackets or without. */
final class Applications {
    private static final Set<String> BARE = Set.of("sigma", "softmax", "Phi", "phi", "tanh");

    private final Parser p;
    private final boolean bare;
    /** What a function without an argument is meant to be applied to. */
    private final @Nullable String implied;

    Applications(Parser parser, @Nullable String implied) {
        this.p = parser;
        this.implied = implied;
        this.bare = implied != null && hasBare();
    }

    private boolean hasBare() {
        for (int k = 0; k + 1 < p.tokens.size(); k++) {
            if (isBare(k)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBare(int k) {
        Token t = p.tokens.get(k);
        Token after = p.tokens.get(k + 1);
        boolean ends = after.kind() == Token.Kind.END
                || after.kind() == Token.Kind.OP
                        && Set.of(")", "]", "}", "*", "+", "-", "/", ",", "·", "⊙", "=", "@")
                                .contains(after.text());
        return t.kind() == Token.Kind.NAME
                && p.vocabulary.resolve(t.text()) == null
                && BARE.contains(Names.function(t.text()))
                && ends;
    }

    Expr function(String fn, Token t) {
        if (isBare(p.at - 1) || bare && BARE.contains(fn) && p.peek().op("(") && p.choices.choose(2) == 0) {
            String arg = implied;
            if (arg == null) {
                throw new Rejection(
                        Mistake.BARE_FUNCTION,
                        t.span(),
                        "'" + t.text() + "' is a function; write what it is applied to.");
            }
            return new Expr.Call(fn, List.of(new Expr.Sym(arg, t.span())), Map.of(), true, t.span());
        }
        String called = fn;
        while (p.peek().op("'") || p.peek().op("^") && p.tokens.get(p.at + 1).op("'")) {
            p.at += p.peek().op("^") ? 2 : 1;
            called += "'";
        }
        if (fn.equals("log") && p.peek().op("_")) {
            p.at++;
            called = base(p.subscripts.subscript().getFirst());
        } else if (p.peek().op("_")) {
            p.at++;
            p.subscripts.subscript();
        }
        if (p.peek().op("^")) {
            return powerOfFunction(called, t);
        }
        return applied(called, t);
    }

    static String base(Expr b) {
        return switch (b) {
            case Expr.Num(double v, String _, Span _) when v == 10 -> "log10";
            case Expr.Num(double v, String _, Span _) when v == 2 -> "log2";
            case Expr.Sym(String s, Span _) when s.equals("e") -> "log";
            default -> throw new Rejection(Mistake.SYNTAX, b.span(), "Logarithms here have base e, 2 or 10.");
        };
    }

    private Expr powerOfFunction(String fn, Token t) {
        p.take();
        Expr exponent = p.exponent();
        Parser.limit(exponent);
        if (Parser.literal(exponent) == -1) {
            if (fn.equals("sigma")) {
                return applied("logit", t);
            }
            throw p.syntax(t, "An inverse function is not known here; write 1/" + t.text() + "(...) for a reciprocal.");
        }
        Expr call = applied(fn, t);
        return new Expr.Bin(Expr.Op.POW, call, exponent, call.span());
    }

    private Expr applied(String fn, Token t) {
        if (p.peek().op("(") || p.peek().op("[") || p.peek().op("{")) {
            return arguments(fn, null, t);
        }
        if (!p.starts() && !p.peek().op("-") && !p.peek().op("‖") && !p.peek().op("|")) {
            throw new Rejection(
                    Mistake.BARE_FUNCTION, t.span(), "'" + t.text() + "' is a function; write what it is applied to.");
        }
        if (p.peek().op("-")) {
            Token minus = p.take();
            Expr a = unbracketed();
            Expr neg = new Expr.Neg(a, minus.span().to(a.span()));
            return new Expr.Call(fn, List.of(neg), Map.of(), false, t.span().to(a.span()));
        }
        Expr a = unbracketed();
        return new Expr.Call(fn, List.of(a), Map.of(), false, t.span().to(a.span()));
    }

    /** The factors after a function without brackets: all of them, or only the first. */
    private Expr unbracketed() {
        Expr a = p.power();
        if (!plainFactor() || p.choices.choose(2) == 1) {
            return a;
        }
        while (plainFactor()) {
            Expr b = p.power();
            a = new Expr.Bin(Expr.Op.JUXT, a, b, a.span().to(b.span()));
        }
        return a;
    }

    private boolean plainFactor() {
        Token t = p.peek();
        boolean function = t.kind() == Token.Kind.NAME
                && p.vocabulary.resolve(t.text()) == null
                && !Names.function(t.text()).isEmpty();
        return p.starts() && !function && !t.op("sum") && !t.op("prod") && !t.op("(") && !t.op("[") && !t.op("{");
    }

    Expr arguments(String fn, @Nullable Expr receiver, Token t) {
        Token open = p.take();
        String close = Cursor.closing(open.text());
        List<Expr> args = new ArrayList<>();
        Map<String, Expr> options = new LinkedHashMap<>();
        if (receiver != null) {
            args.add(receiver);
        }
        int outer = p.bars;
        p.bars = 0;
        if (fn.equals("einsum") && p.peek().kind() == Token.Kind.NAME) {
            Token subscripts = p.take();
            options.put("subscripts", new Expr.Sym(subscripts.text(), subscripts.span()));
            p.expect(",", "einsum needs what its subscripts belong to.");
        }
        while (!p.peek().op(close)) {
            Expr listed = listed(fn, t);
            if (listed != null) {
                boolean axis =
                        p.peek().op(",") && p.peek(1).name("axis") && p.peek(2).op("=");
                p.at += axis && p.peek(3).kind() != Token.Kind.END ? 4 : 0;
                p.expect(close, "This bracket is not closed.");
                p.bars = outer;
                return listed;
            }
            named(fn, args, options);
            if (p.peek().name("for")
                    || p.peek().op(",") && p.tokens.get(p.at + 1).name("for")) {
                p.skip(",");
                p.bars = outer;
                if (args.isEmpty()) {
                    throw p.syntax(p.peek(), "What is to be summed is expected before 'for'.");
                }
                return p.summing.comprehension(fn, args.getLast(), close, t);
            }
            if (!p.skip(",") && !p.peek().op(close)) {
                throw p.peek().kind() == Token.Kind.END
                        ? new Rejection(Mistake.UNBALANCED, open.span(), "This '" + open.text() + "' is not closed.")
                        : p.syntax(p.peek(), "'" + p.peek().text() + "' does not fit here.");
            }
        }
        p.at++;
        p.bars = outer;
        if (args.isEmpty()) {
            throw new Rejection(Mistake.BARE_FUNCTION, t.span(), "'" + t.text() + "' needs an argument.");
        }
        Span span = t.span().to(p.previous().span());
        if (fn.equals("diag") && !p.numpy && args.size() == 1 && indexedByI(args.getFirst())) {
            Expr entry = args.getFirst();
            args.set(0, new Expr.Big("each", "i", null, null, entry, false, false, entry.span()));
        }
        boolean sums = fn.equals("sum") || fn.equals("mean") || fn.equals("prod");
        if (sums && !p.numpy && args.size() == 1 && options.isEmpty() && indexedByI(args.getFirst())) {
            return new Expr.Big(fn, "i", null, null, args.getFirst(), false, false, span);
        }
        return new Expr.Call(fn, args, options, true, span);
    }

    /** {@code sum([... for i in range(n)])}, or null. */
    private @Nullable Expr listed(String fn, Token t) {
        boolean sums = fn.equals("sum") || fn.equals("mean") || fn.equals("prod");
        int k = p.at + 1;
        int level = 1;
        boolean loop = false;
        while (sums && p.peek().op("[") && level > 0 && p.tokens.get(k).kind() != Token.Kind.END) {
            Token x = p.tokens.get(k++);
            level += x.op("(") || x.op("[") || x.op("{") ? 1 : x.op(")") || x.op("]") || x.op("}") ? -1 : 0;
            loop |= level == 1 && x.name("for");
        }
        if (!loop) {
            return null;
        }
        p.at++;
        Expr body = p.comparison();
        return p.summing.comprehension(fn, body, "]", t);
    }

    /** Whether {@code sum((p_i - y_i) x_i)} is meant as a sum over i. */
    private boolean indexedByI(Expr body) {
        return p.vocabulary.resolve("i") == null && !p.summing.bound.contains("i") && indexed(body);
    }

    private static boolean indexed(Expr e) {
        boolean here = e instanceof Expr.Index(Expr _, List<Expr> places, boolean brackets, Span _)
                && !brackets
                && places.stream().anyMatch(x -> x instanceof Expr.Sym(String s, Span _) && s.equals("i"));
        boolean binds = e instanceof Expr.Big big && big.index().equals("i");
        return here || !binds && e.children().stream().anyMatch(Applications::indexed);
    }

    void named(String fn, List<Expr> args, Map<String, Expr> options) {
        Token t = p.peek();
        if (t.kind() == Token.Kind.END) {
            throw new Rejection(Mistake.UNBALANCED, t.span(), "A bracket of " + fn + " is not closed.");
        }
        if (t.kind() == Token.Kind.NAME && p.tokens.get(p.at + 1).op("=")) {
            p.at += 2;
            options.put(t.text(), option());
        } else {
            args.add(p.comparison());
        }
    }

    private Expr option() {
        Token t = p.peek();
        if (t.name("True") || t.name("False") || t.name("None")) {
            p.at++;
            return new Expr.Sym(t.text(), t.span());
        }
        return p.additive();
    }
}
