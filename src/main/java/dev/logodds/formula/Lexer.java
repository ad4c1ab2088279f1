package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters to tokens, for LaTeX, NumPy and plain text alike. */
final class Lexer {
    final Commands commands = new Commands(this);
    final Words words = new Words(this);
    static final int MAX_TOKENS = 600;

    static final Pattern NUMBER = Pattern.compile("(\\d+(\\.(?![*/^])\\d*)?|\\.\\d+)([eE][+-]?\\d+)?%?");

    /** The first argument of einsum, the only text in quotes that has a meaning. */
    private static final Pattern SUBSCRIPTS = Pattern.compile("(['\"])\\s*([A-Za-z, ]+(?:->[A-Za-z ]*)?)\\1");

    private static final String SUPERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ";

    private static final String SUPERS_TO = "0123456789-+n";

    private static final String SUBS = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ₌₊₋";

    private static final String SUBS_TO = "0123456789ijkn=+-";

    static final List<String> OPERATORS = List.of(
            "**", "<=", ">=", "==", "!=", "||", ".*", "./", ".^", ":=", "+", "-", "*", "/", "^", "(", ")", "[", "]",
            "{", "}", ",", "_", "=", "@", "⊙", "·", "'", "|", "‖", "<", ">", ";", ":", ".", "∇", "∂", "∝", "ᵀ", "≤",
            "≥", "≠", "∑", "∏", "√", "⊤", "′", "…", "!", "∈", "⪰", "←", "⟨", "⟩");

    final Normaliser source;

    final String text;

    final Vocabulary vocabulary;

    final Set<String> matrices;

    final List<Token> out = new ArrayList<>();

    int at;

    int subscript;

    private Lexer(Normaliser source, Vocabulary vocabulary, Set<String> matrices) {
        this.source = source;
        this.text = source.text();
        this.vocabulary = vocabulary;
        this.matrices = matrices;
    }

    /** Tokens of {@code source}; {@code matrices} are the names that take two indices. */
    static List<Token> tokens(Normaliser source, Vocabulary vocabulary, Set<String> matrices) {
        Lexer lexer = new Lexer(source, vocabulary, matrices);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
            if (lexer.out.size() > MAX_TOKENS) {
                throw new Rejection(
                        Mistake.LIMIT_TOKENS, null, "More than " + MAX_TOKENS + " parts; please write it shorter.");
            }
        }
        lexer.emit(Token.Kind.END, "", lexer.at, lexer.at);
        return lexer.out;
    }

    private void next() {
        char c = text.charAt(at);
        if (commands.cases && (c == '&' || text.startsWith("\\\\", at))) {
            emitAdvance(Token.Kind.OP, c == '&' ? "&" : ";", c == '&' ? 1 : 2);
            return;
        }
        if (Character.isWhitespace(c) || c == '&' || c == '~' || c == '$') {
            at++;
            return;
        }
        if ((c == '\'' || c == '"') && inEinsum()) {
            Matcher m = SUBSCRIPTS.matcher(text).region(at, text.length());
            if (m.lookingAt()) {
                emitAdvance(Token.Kind.NAME, m.group(2).replace(" ", ""), m.end() - at);
                return;
            }
        }
        Map.Entry<String, String> literal = vocabulary.literalAt(text, at);
        if (literal != null) {
            emitAdvance(Token.Kind.NAME, literal.getValue(), literal.getKey().length());
            return;
        }
        if (c == '\\') {
            commands.command();
        } else if (startsNumber()) {
            number();
        } else if (Character.isLetter(c) && c < 0x80 || c == '_' && underscored("_")) {
            words.word();
        } else if ((c == 'Σ' || c == 'Π') && vocabulary.resolve(String.valueOf(c)) == null) {
            emitAdvance(Token.Kind.OP, c == 'Σ' ? "sum" : "prod", 1);
        } else if (Names.greek(String.valueOf(c))) {
            greek(c);
        } else if (SUPERS.indexOf(c) >= 0) {
            superscript();
        } else if (SUBS.indexOf(c) >= 0) {
            subscripts();
        } else {
            operator();
        }
    }

    private boolean inEinsum() {
        int size = out.size();
        return size >= 2 && out.getLast().op("(") && out.get(size - 2).name("einsum");
    }

    private boolean underscored(String start) {
        return text.startsWith(start + "_", at)
                || out.isEmpty() && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private boolean startsNumber() {
        char c = text.charAt(at);
        boolean point = c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return c < 0x80 && Character.isDigit(c) || point || c == 0xD835;
    }

    private void number() {
        if (text.charAt(at) == 0xD835) {
            emitAdvance(Token.Kind.NUMBER, "𝟙", 2);
            return;
        }
        Matcher m = NUMBER.matcher(text).region(at, text.length());
        if (!m.lookingAt()) {
            throw unknown();
        }
        String found = m.group();
        boolean single = !out.isEmpty() && out.getLast().op("_") && subscript == 0;
        emitAdvance(Token.Kind.NUMBER, found, single ? Math.min(found.length(), digits(found)) : found.length());
    }

    private static int digits(String s) {
        int k = 0;
        while (k < s.length() && Character.isDigit(s.charAt(k))) {
            k++;
        }
        return Math.max(k, 1);
    }

    private void greek(char c) {
        String name = Names.canonical(String.valueOf(c));
        boolean hat = at + 1 < text.length() && text.charAt(at + 1) == '\u0302';
        emitAdvance(Token.Kind.NAME, hat ? "hat_" + name : words.resolved(name), hat ? 2 : 1);
    }

    private void superscript() {
        int start = at;
        StringBuilder s = new StringBuilder();
        while (at < text.length() && SUPERS.indexOf(text.charAt(at)) >= 0) {
            s.append(SUPERS_TO.charAt(SUPERS.indexOf(text.charAt(at++))));
        }
        emit(Token.Kind.OP, "^", start, at);
        emit(Token.Kind.OP, "{", start, at);
        for (String part : s.toString().split("(?<=[-+n])|(?=[-+n])", -1)) {
            boolean op = part.equals("-") || part.equals("+");
            if (!part.isEmpty()) {
                emit(op ? Token.Kind.OP : part.equals("n") ? Token.Kind.NAME : Token.Kind.NUMBER, part, start, at);
            }
        }
        emit(Token.Kind.OP, "}", start, at);
    }

    private void subscripts() {
        int start = at;
        emit(Token.Kind.OP, "_", start, start + 1);
        emit(Token.Kind.OP, "{", start, start + 1);
        while (at < text.length() && SUBS.indexOf(text.charAt(at)) >= 0) {
            String s = String.valueOf(SUBS_TO.charAt(SUBS.indexOf(text.charAt(at))));
            char c = s.charAt(0);
            Token.Kind kind =
                    Character.isDigit(c) ? Token.Kind.NUMBER : Character.isLetter(c) ? Token.Kind.NAME : Token.Kind.OP;
            emit(kind, s, at, at + 1);
            at++;
        }
        emit(Token.Kind.OP, "}", start, at);
    }

    private void operator() {
        for (String op : OPERATORS) {
            if (text.startsWith(op, at)) {
                String token = alias(op);
                if (token.equals("{")
                        && (subscript > 0 || !out.isEmpty() && out.getLast().op("_"))) {
                    subscript++;
                } else if (token.equals("}") && subscript > 0) {
                    subscript--;
                }
                emitAdvance(Token.Kind.OP, token, op.length());
                if (token.equals("^")) {
                    reservedT();
                }
                return;
            }
        }
        throw unknown();
    }

    Rejection unknown() {
        String c = Character.toString(text.codePointAt(at));
        return new Rejection(
                Mistake.SYNTAX, source.original(at, at + c.length()), "The character '" + c + "' means nothing here.");
    }

    private static String alias(String op) {
        return switch (op) {
            case "**" -> "^";
            case "||" -> "‖";
            case ".*" -> "⊙";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "≠" -> "!=";
            case "==" -> "==";
            case "∑" -> "sum";
            case "∏" -> "prod";
            case "√" -> "sqrt";
            case "⊤" -> "ᵀ";
            case "′" -> "'";
            case ":=", "←" -> "=";
            default -> op;
        };
    }

    /** {@code T} after {@code ^} is the transpose, whatever follows. */
    private void reservedT() {
        int k = at;
        while (k < text.length() && text.charAt(k) == ' ') {
            k++;
        }
        if (k < text.length() && text.charAt(k) == 'T' && vocabulary.resolve("T") == null) {
            out.removeLast();
            at = k;
            emitAdvance(Token.Kind.OP, "ᵀ", 1);
        }
    }

    void emitAdvance(Token.Kind kind, String token, int length) {
        emit(kind, token, at, at + length);
        at += length;
    }

    void emit(Token.Kind kind, String token, int start, int end) {
        boolean glued = start > 0 && !Character.isWhitespace(text.charAt(Math.min(start, text.length()) - 1));
        out.add(new Token(kind, token, source.original(start, end), glued));
    }
}
