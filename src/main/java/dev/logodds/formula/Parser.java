package dev.logodds.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums, products and powers by recursive descent; consumes all tokens or fails. */
final class Parser extends Cursor {
    static final double MAX_POWER = 64;

    final Reading.Choices choices;
    final List<Mistake> notes = new ArrayList<>();
    final Atoms atoms = new Atoms(this);
    final Subscripts subscripts = new Subscripts(this);
    final Sums summing = new Sums(this);
    final Applications applications;

    Parser(List<Token> tokens, Vocabulary vocabulary, boolean numpy, Reading.Choices choices, @Nullable String arg) {
        super(tokens, vocabulary, numpy);
        this.choices = choices;
        this.applications = new Applications(this, arg);
    }

    /** The whole text as one expression, with what follows {@code where}. */
    Reading all() {
        if (peek().kind() == Token.Kind.END) {
            throw new Rejection(Mistake.EMPTY, peek().span(), "Nothing was typed.");
        }
        Expr body = comparison();
        Map<String, Expr> definitions = new LinkedHashMap<>();
        if (peek().name("where") || peek().op(",") && tokens.get(at + 1).name("where")) {
            at += peek().op(",") ? 2 : 1;
            definitions(definitions);
        }
        end();
        return new Reading(body, definitions, numpy, notes);
    }

    void definitions(Map<String, Expr> into) {
        do {
            Token name = take();
            if (name.kind() != Token.Kind.NAME) {
                throw syntax(name, "After 'where' a name is expected, as in S = diag(p).");
            }
            String key = name.text();
            if (peek().op("_")) {
                at++;
                key += "_"
                        + subscripts.subscript().stream().map(Parser::indexName).reduce("", String::concat);
            }
            expect("=", "'" + key + "' needs '=' and what it is.");
            into.put(key, additive());
        } while (skip(";") || skip(",") || skipName("and"));
    }

    private static String indexName(Expr e) {
        return e instanceof Expr.Sym(String n, Span _) ? n : "1";
    }

    void end() {
        Token t = peek();
        if (t.kind() == Token.Kind.END) {
            return;
        }
        if (t.op(")") || t.op("]") || t.op("}")) {
            throw new Rejection(Mistake.UNBALANCED, t.span(), "This '" + t.text() + "' closes nothing.");
        }
        throw syntax(t, "'" + t.text() + "' does not fit here.");
    }

    Expr comparison() {
        Expr a = additive();
        Expr.Op op = peek().kind() == Token.Kind.OP ? COMPARISONS.get(peek().text()) : null;
        if (op != null && (depth > 0 || !peek().text().equals("="))) {
            at++;
            Expr b = additive();
            return new Expr.Bin(op, a, b, a.span().to(b.span()));
        }
        return a;
    }

    Expr additive() {
        enter();
        Expr a = term();
        while (peek().op("+") || peek().op("-")) {
            a = plus(a);
        }
        depth--;
        return a;
    }

    Expr plus(Expr a) {
        Expr.Op op = take().text().equals("+") ? Expr.Op.ADD : Expr.Op.SUB;
        Expr b = term();
        return new Expr.Bin(op, a, b, a.span().to(b.span()));
    }

    Expr term() {
        Expr a = unary();
        while (true) {
            Expr.Op op = operator(peek());
            if (op != null) {
                at++;
                Expr b = op.quotient() ? divisor() : unary();
                a = new Expr.Bin(op, a, b, a.span().to(b.span()));
            } else if (starts()) {
                Expr b = power();
                a = new Expr.Bin(Expr.Op.JUXT, a, b, a.span().to(b.span()));
            } else {
                return a;
            }
        }
    }

    private static Expr.@Nullable Op operator(Token t) {
        if (t.kind() != Token.Kind.OP) {
            return null;
        }
        return switch (t.text()) {
            case "*" -> Expr.Op.STAR;
            case "@" -> Expr.Op.MATMUL;
            case "⊙" -> Expr.Op.ODOT;
            case "·" -> Expr.Op.CDOT;
            case "/" -> Expr.Op.DIV;
            case "./" -> Expr.Op.EDIV;
            default -> null;
        };
    }

    /** After a slash, factors written without a space can belong below: {@code 1/2n}. */
    private Expr divisor() {
        Expr b = unary();
        boolean conventional = peek().op("(") || peek().op("[");
        boolean plain = b instanceof Expr.Num || b instanceof Expr.Sym(String s, Span _) && "ndK".contains(s);
        if (!numpy
                && starts()
                && peek().glued()
                && !peek().op("sum")
                && !peek().op("prod")
                && !peek().op("‖")
                && !(conventional && plain)
                && choices.choose(2) == 1) {
            while (starts() && peek().glued()) {
                Expr c = power();
                b = new Expr.Bin(Expr.Op.JUXT, b, c, b.span().to(c.span()));
            }
        }
        return b;
    }

    Expr unary() {
        Token t = peek();
        if (t.op("-") || t.op("+")) {
            at++;
            enter();
            Expr a = unary();
            depth--;
            return t.op("-") ? new Expr.Neg(a, t.span().to(a.span())) : a;
        }
        return power();
    }

    Expr power() {
        Expr base = postfix(atoms.atom());
        while (peek().op("^") || peek().op(".^")) {
            base = postfix(raise(base));
        }
        return base;
    }

    private Expr raise(Expr base) {
        Token hat = take();
        Expr.Op op = hat.op(".^") ? Expr.Op.EPOW : Expr.Op.POW;
        if (transposes()) {
            return new Expr.Transpose(ones(base), base.span().to(previous().span()));
        }
        if (peek().op("{") || peek().op("(")) {
            Expr index = exampleIndex(base);
            if (index != null) {
                return index;
            }
        }
        enter();
        Expr exponent = exponent();
        depth--;
        limit(exponent);
        if (exponent instanceof Expr.Num && peek().op("_")) {
            base = postfix(base);
        }
        return new Expr.Bin(op, base, exponent, base.span().to(exponent.span()));
    }

    /** {@code x^{(i)}} is example i. */
    private @Nullable Expr exampleIndex(Expr base) {
        int k = peek().op("{") ? 1 : 0;
        boolean matches = k == 1
                && tokens.get(at + 1).op("(")
                && tokens.get(at + 2).kind() == Token.Kind.NAME
                && tokens.get(at + 3).op(")")
                && tokens.get(at + 4).op("}");
        if (!matches) {
            return null;
        }
        Token i = tokens.get(at + 2);
        at += 5;
        return new Expr.Index(
                base,
                List.of(new Expr.Sym(i.text(), i.span())),
                false,
                base.span().to(i.span()));
    }

    private boolean transposes() {
        if (skip("ᵀ") || skip("'")) {
            return true;
        }
        boolean t = peek().name("T") && vocabulary.resolve("T") == null;
        if (t) {
            at++;
            return true;
        }
        boolean braced = peek().op("{")
                && (tokens.get(at + 1).op("ᵀ")
                        || tokens.get(at + 1).name("T")
                        || tokens.get(at + 1).op("'"))
                && tokens.get(at + 2).op("}");
        if (braced) {
            at += 3;
        }
        return braced;
    }

    Expr exponent() {
        Token t = peek();
        if (t.op("-") || t.op("+")) {
            at++;
            Expr a = exponent();
            return t.op("-") ? new Expr.Neg(a, t.span().to(a.span())) : a;
        }
        if (t.op("{")) {
            return atoms.atom();
        }
        return t.kind() == Token.Kind.NUMBER && !numpy ? subscripts.number() : power();
    }

    static void limit(Expr exponent) {
        double value = literal(exponent);
        if (Math.abs(value) > MAX_POWER) {
            throw new Rejection(
                    Mistake.LIMIT_POWER, exponent.span(), "An exponent may be at most " + (int) MAX_POWER + ".");
        }
    }

    static double literal(Expr e) {
        return switch (e) {
            case Expr.Num(double v, String _, Span _) -> v;
            case Expr.Neg(Expr a, Span _) -> -literal(a);
            case Expr.Bin(Expr.Op op, Expr a, Expr b, Span _) -> {
                double x = literal(a);
                double y = literal(b);
                yield switch (op) {
                    case ADD -> x + y;
                    case SUB -> x - y;
                    case MATMUL, STAR, CDOT, JUXT, ODOT -> x * y;
                    case DIV, FRAC, EDIV -> x / y;
                    case POW, EPOW -> Math.pow(x, y);
                    case LT, GT, LE, GE, EQ, NE -> Double.NaN;
                };
            }
            default -> Double.NaN;
        };
    }

    private Expr postfix(Expr a) {
        while (true) {
            Token t = peek();
            if (t.op("ᵀ") || t.op("'")) {
                at++;
                a = new Expr.Transpose(ones(a), a.span().to(t.span()));
            } else if (t.op("_")) {
                at++;
                List<Expr> index = subscripts.subscript();
                a = new Expr.Index(a, index, false, a.span().to(previous().span()));
                argument(a);
            } else if (t.op("[") && t.glued() && numpy) {
                a = subscripts.slice(a);
            } else if (t.op(".")) {
                a = subscripts.method(a);
            } else if (t.op("!")) {
                throw syntax(t, "'!' has no meaning here.");
            } else {
                return a;
            }
        }
    }

    /** Skips the argument in {@code L_i(w)}, which names one example's loss. */
    private void argument(Expr a) {
        boolean loss = a instanceof Expr.Index(Expr.Sym(String name, Span _), List<Expr> _, boolean _, Span _)
                && Set.of("L", "l", "J").contains(name)
                && vocabulary.isCallable(name);
        if (loss && peek().op("(") && peek(1).kind() == Token.Kind.NAME && peek(2).op(")")) {
            at += 3;
        }
    }

    /** A transposed 1 is a row of ones. */
    private static Expr ones(Expr a) {
        return a instanceof Expr.Num(double v, String _, Span s) && v == 1 ? new Expr.Sym("𝟙", s) : a;
    }
}
