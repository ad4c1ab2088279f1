package dev.logodds.formula;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums and products over an index, in all three notations. */
final class Sums {
    static final int MAX_SUMS = 3;

    private final Parser p;
    /** Indices of the sums that are open. */
    final Set<String> bound = new HashSet<>();

    private int sums;

    Sums(Parser parser) {
        this.p = parser;
    }

    /** {@code sum(... for i in range(n))}. */
    Expr comprehension(String fn, Expr body, String close, Token t) {
        if (!fn.equals("sum") && !fn.equals("prod") && !fn.equals("mean")) {
            throw p.syntax(p.peek(), "'for' belongs inside sum, mean or prod.");
        }
        p.at++;
        Token index = p.take();
        Expr low = Expr.num(0, index.span());
        if (!p.skipName("in") && !p.skip("∈") && !p.skip("=")) {
            throw p.syntax(p.peek(), "After 'for " + index.text() + "' the word 'in' is expected.");
        }
        Expr high;
        boolean python = p.skipName("range");
        if (python) {
            p.expect("(", "range needs its bracket.");
            high = p.additive();
            if (p.skip(",")) {
                low = high;
                high = p.additive();
            }
            p.expect(")", "range's bracket is not closed.");
        } else {
            low = p.additive();
            if (!p.skip("…") && !dots()) {
                throw p.syntax(p.peek(), "A range such as range(n) or 1…n is expected.");
            }
            high = p.additive();
        }
        p.expect(close, "This bracket is not closed.");
        return new Expr.Big(
                fn,
                index.text(),
                low,
                high,
                body,
                python,
                false,
                t.span().to(p.previous().span()));
    }

    private boolean dots() {
        boolean first = p.skip(".");
        return first && p.skip(".");
    }

    Expr big(Token t, String kind) {
        if (++sums > MAX_SUMS) {
            throw new Rejection(Mistake.LIMIT_SUMS, t.span(), "At most " + MAX_SUMS + " sums may be nested.");
        }
        String index = "";
        Expr low = null;
        Expr high = null;
        Expr test = null;
        for (int k = 0; k < 2; k++) {
            if (p.peek().op("_")) {
                p.at++;
                boolean braced = p.skip("{");
                Token i = p.take();
                if (i.kind() != Token.Kind.NAME) {
                    throw p.syntax(i, "The sum's index is expected here.");
                }
                index = i.text();
                if (braced && p.peek().op("_")) {
                    // the condition alone, as in \sum_{y_i = 1}: its subscript is the index
                    p.at--;
                    index = p.peek(2).op("{") ? p.peek(3).text() : p.peek(2).text();
                    test = p.comparison();
                    p.expect("}", "The sum's condition is not closed.");
                } else if (braced) {
                    if (p.skip(":") || p.skip("|")) {
                        test = p.comparison();
                    } else if (p.peek().op(",") && p.peek(2).op("_")) {
                        p.at++;
                        test = p.comparison();
                    } else if (p.skip("=")) {
                        low = p.additive();
                    } else if (p.skip("∈")) {
                        throw p.syntax(p.previous(), "Write the sum's range as i=1 to n.");
                    }
                    if (p.peek().op(",")) {
                        throw p.syntax(p.peek(), "One index per sum, please: write two sums.");
                    }
                    p.expect("}", "The sum's index is not closed.");
                }
            } else if (p.peek().op("^")) {
                p.at++;
                high = p.exponent();
            }
        }
        boolean bare = index.isEmpty();
        if (bare && (high != null || p.numpy || p.vocabulary.resolve("i") != null || bound.contains("i"))) {
            throw noIndex(t);
        }
        index = bare ? "i" : index;
        boolean outermost = bound.add(index);
        Expr body = summand(test);
        int reach = scope(index);
        boolean extended = p.at < reach;
        while (p.at < reach && (p.peek().op("+") || p.peek().op("-"))) {
            body = p.plus(body);
        }
        if (extended && test != null) {
            throw p.syntax(t, "A sum with a condition needs brackets around what it sums.");
        }
        if (bare && !free(body).equals(Set.of("i"))) {
            throw noIndex(t);
        }
        if (extended) {
            p.notes.add(Mistake.SUM_SCOPE_EXTENDED);
        }
        sums--;
        if (outermost) {
            bound.remove(index);
        }
        return new Expr.Big(
                kind, index, low, high, body, false, extended, t.span().to(body.span()));
    }

    private Rejection noIndex(Token t) {
        return p.syntax(t, "This sum needs an index, as in \\sum_{i=1}^n.");
    }

    /** The letters that stand as an index in {@code e} and that nothing gives a meaning to. */
    private Set<String> free(Expr e) {
        Set<String> out = new HashSet<>();
        e.children().forEach(c -> out.addAll(free(c)));
        if (e instanceof Expr.Index(Expr _, List<Expr> places, boolean brackets, Span _) && !brackets) {
            for (Expr place : places) {
                if (place instanceof Expr.Sym(String s, Span _) && s.length() == 1 && p.vocabulary.resolve(s) == null) {
                    out.add(s);
                }
            }
        }
        if (e instanceof Expr.Big big) {
            out.remove(big.index());
        }
        out.removeIf(s -> !s.equals("i") && bound.contains(s));
        return out;
    }

    /** Whether the factors that follow still use the index of a sum that was written without one. */
    boolean goesOn(String index) {
        int level = 0;
        boolean product =
                p.starts() || p.peek().op("*") || p.peek().op("·") || p.peek().op("⊙");
        for (int k = p.at; product && k < p.tokens.size(); k++) {
            Token t = p.tokens.get(k);
            boolean opens = t.op("(") || t.op("[") || t.op("{") || t.op("⟨");
            boolean closes = t.op(")") || t.op("]") || t.op("}") || t.op("⟩");
            level += opens ? 1 : closes ? -1 : 0;
            boolean ends = level < 0 || level == 0 && (t.op("+") || t.op("-") || t.op("sum") || stops(t));
            if (ends || t.kind() == Token.Kind.END || t.name("sum")) {
                return false;
            }
            if (t.name(index)) {
                return true;
            }
        }
        return false;
    }

    /** What is summed; under a condition, where that holds. */
    private Expr summand(@Nullable Expr test) {
        Expr body = p.term();
        if (test == null) {
            return body;
        }
        if (!(test instanceof Expr.Bin(Expr.Op op, Expr _, Expr _, Span _)) || !op.comparison()) {
            throw new Rejection(Mistake.SYNTAX, test.span(), "A condition such as y_i = 1 is expected here.");
        }
        Expr holds = new Expr.Call("indicator", List.of(test), Map.of(), true, test.span());
        return new Expr.Bin(Expr.Op.CDOT, holds, body, body.span());
    }

    /** Where the last term that still uses {@code index} begins, or the present place. */
    int scope(String index) {
        if (p.vocabulary.resolve(index) != null) {
            return p.at;
        }
        int level = 0;
        int segment = p.at;
        int reach = p.at;
        boolean shadowed = false;
        for (int k = p.at; k < p.tokens.size() && level >= 0; k++) {
            Token t = p.tokens.get(k);
            if (t.kind() == Token.Kind.END || level == 0 && stops(t)) {
                break;
            }
            if (t.op("(") || t.op("[") || t.op("{") || t.op("⟨")) {
                level++;
            } else if (t.op(")") || t.op("]") || t.op("}") || t.op("⟩")) {
                level--;
            } else if (level == 0 && (t.op("+") || t.op("-"))) {
                segment = k;
                shadowed = false;
            } else if (t.op("sum") || t.op("prod") || t.name("sum") || t.name("prod")) {
                shadowed |= p.tokens.get(k + 1).op("_")
                        && (p.tokens.get(k + 2).name(index)
                                || p.tokens.get(k + 2).op("{")
                                        && p.tokens.get(k + 3).name(index));
            } else if (t.name(index) && !shadowed) {
                reach = segment + 1;
            }
        }
        return reach;
    }

    private static boolean stops(Token t) {
        return t.op("=") || t.op(",") || t.op(";") || t.name("where") || t.op("<") || t.op(">");
    }
}
