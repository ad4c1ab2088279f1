package dev.logodds.formula;

import java.util.List;
import java.util.Map;

/** A place in a list of tokens, and what can be asked there. */
abstract class Cursor {
    static final int MAX_DEPTH = 60;
    static final Map<String, Expr.Op> COMPARISONS = Map.of(
            "<",
            Expr.Op.LT,
            ">",
            Expr.Op.GT,
            "<=",
            Expr.Op.LE,
            ">=",
            Expr.Op.GE,
            "==",
            Expr.Op.EQ,
            "!=",
            Expr.Op.NE,
            "=",
            Expr.Op.EQ);

    final List<Token> tokens;
    final Vocabulary vocabulary;
    final boolean numpy;
    int at;
    int depth;
    /** How many of | and ‖ are open: they close with the sign that opens them. */
    int bars;

    Cursor(List<Token> tokens, Vocabulary vocabulary, boolean numpy) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.numpy = numpy;
    }

    /** Whether the next token can begin a factor written side by side. */
    boolean starts() {
        Token t = peek();
        return switch (t.kind()) {
            case NUMBER -> t.text().equals("𝟙") || at > 0 && tokens.get(at - 1).kind() != Token.Kind.NUMBER;
            case NAME -> !vocabulary.word(t.text()) || vocabulary.resolve(t.text()) != null;
            case OP ->
                switch (t.text()) {
                    case "(", "[", "{", "⟨", "frac", "sqrt", "sum", "prod", "∇", "∂", "cases" -> true;
                    case "|", "‖" -> bars == 0;
                    default -> false;
                };
            case END -> false;
        };
    }

    /** Whether the bracket that opens here holds a comparison. */
    boolean condition() {
        int level = 0;
        for (int k = at; k < tokens.size(); k++) {
            Token t = tokens.get(k);
            if (t.op("(") || t.op("[") || t.op("{")) {
                level++;
            } else if (t.op(")") || t.op("]") || t.op("}")) {
                level--;
                if (level == 0) {
                    return false;
                }
            } else if (level == 1 && t.kind() == Token.Kind.OP && COMPARISONS.containsKey(t.text())) {
                return true;
            }
        }
        return false;
    }

    static String closing(String open) {
        return switch (open) {
            case "(" -> ")";
            case "[" -> "]";
            case "⟨" -> "⟩";
            default -> "}";
        };
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token take() {
        Token t = tokens.get(at);
        if (t.kind() != Token.Kind.END) {
            at++;
        }
        return t;
    }

    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    boolean skip(String op) {
        boolean yes = peek().op(op);
        at += yes ? 1 : 0;
        return yes;
    }

    boolean skipName(String name) {
        boolean yes = peek().name(name);
        at += yes ? 1 : 0;
        return yes;
    }

    void expect(String op, String message) {
        if (!skip(op)) {
            throw syntax(peek(), message);
        }
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Rejection(
                    Mistake.LIMIT_DEPTH,
                    peek().span(),
                    "Nested more than " + MAX_DEPTH + " deep; please write it flatter.");
        }
    }

    Rejection syntax(Token t, String message) {
        return new Rejection(
                Mistake.SYNTAX,
                t.span(),
                t.kind() == Token.Kind.END ? "Something is missing at the end. " + message : message);
    }
}
