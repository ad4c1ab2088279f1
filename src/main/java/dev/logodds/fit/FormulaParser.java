package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;

/** Parses a model formula with R's operators and their order: ^, unary −, :, * and /, + and −, comparisons, ~. */
final class FormulaParser {
    private static final List<List<String>> LEVELS =
            List.of(List.of("==", "!=", "<=", ">=", "<", ">"), List.of("+", "-"), List.of("*", "/"), List.of(":"));
    private static final int MAX_DEPTH = 60;

    /** Both sides of the tilde. */
    record Sides(Node left, Node right) {}

    private final String text;
    private int at;
    private int depth;

    private FormulaParser(String text) {
        this.text = text;
    }

    static Sides formula(String text) {
        if (text.length() > 10_000) {
            throw FitProblem.formula("the formula is longer than 10,000 characters", 0);
        }
        FormulaParser parser = new FormulaParser(text);
        Node left = parser.level(0);
        if (!parser.take("~")) {
            throw parser.error("a formula has a ~ between the response and the terms");
        }
        Node right = parser.level(0);
        parser.end();
        return new Sides(left, right);
    }

    /** A single expression, as for weights and offset. */
    static Node expression(String text) {
        FormulaParser parser = new FormulaParser(text);
        Node node = parser.level(0);
        parser.end();
        return node;
    }

    private void end() {
        skip();
        if (at < text.length()) {
            throw error("unexpected '" + text.charAt(at) + "'");
        }
    }

    private Node level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Node left = level(level + 1);
        while (true) {
            skip();
            int start = at + 1;
            String operator = operator(LEVELS.get(level));
            if (operator.isEmpty()) {
                return left;
            }
            left = new Node.Binary(operator, left, level(level + 1), start);
        }
    }

    private String operator(List<String> among) {
        for (String operator : among) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator;
            }
        }
        return "";
    }

    private Node unary() {
        skip();
        int start = at + 1;
        if (take("-")) {
            return new Node.Unary("-", nested(), start);
        }
        if (take("+")) {
            return nested();
        }
        return power();
    }

    private Node nested() {
        enter();
        Node node = unary();
        depth--;
        return node;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw error("the formula is nested too deeply");
        }
    }

    private Node power() {
        Node base = primary();
        skip();
        int start = at + 1;
        return take("^") ? new Node.Binary("^", base, nested(), start) : base;
    }

    private Node primary() {
        skip();
        int start = at + 1;
        if (at >= text.length()) {
            throw error("the formula ends too early");
        }
        char c = text.charAt(at);
        if (c == '(') {
            at++;
            enter();
            Node inner = level(0);
            depth--;
            expect(")");
            return new Node.Parens(inner, start);
        }
        if (c == '"' || c == '\'' || c == '`') {
            String quoted = quoted(c);
            return c == '`' ? new Node.Name(quoted, start) : new Node.Text(quoted, start);
        }
        boolean digitAfterDot = c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if (Character.isDigit(c) || digitAfterDot) {
            return number(start);
        }
        if (Character.isLetter(c) || c == '.') {
            return nameOrCall(start);
        }
        throw error("unexpected '" + c + "'");
    }

    private String quoted(char quote) {
        int close = text.indexOf(quote, at + 1);
        if (close < 0) {
            throw error("a quote is never closed");
        }
        String inner = text.substring(at + 1, close);
        at = close + 1;
        return inner;
    }

    private Node number(int start) {
        int from = at;
        while (at < text.length() && isNumberPart(from)) {
            at++;
        }
        try {
            return new Node.Number(Double.parseDouble(text.substring(from, at)), start);
        } catch (NumberFormatException e) {
            throw FitProblem.formula("\"%s\" is not a number".formatted(text.substring(from, at)), start);
        }
    }

    private boolean isNumberPart(int from) {
        char c = text.charAt(at);
        boolean sign = (c == '-' || c == '+') && at > from && (text.charAt(at - 1) | 32) == 'e';
        return Character.isDigit(c) || c == '.' || c == 'e' || c == 'E' || sign;
    }

    private Node nameOrCall(int start) {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(from, at);
        skip();
        if (!take("(")) {
            return new Node.Name(name, start);
        }
        List<Node> arguments = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        enter();
        do {
            keys.add(key());
            arguments.add(level(0));
        } while (take(","));
        depth--;
        expect(")");
        return new Node.Call(name, List.copyOf(arguments), List.copyOf(keys), start);
    }

    /** The name before an = (but not ==), or "". */
    private String key() {
        skip();
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("([\\p{L}.]+)\\s*=(?!=)")
                .matcher(text)
                .region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group(1);
    }

    private boolean take(String token) {
        skip();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw error("expected '" + token + "'");
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private FitProblem error(String message) {
        return FitProblem.formula(message, at + 1);
    }
}
