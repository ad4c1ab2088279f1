package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters to tokens, for LaTeX, NumPy and plain text alike. */
final class Lexer {
    static final int MAX_TOKENS = 600;
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.(?![*/^])\\d*)?|\\.\\d+)([eE][+-]?\\d+)?%?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern RUN = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern SIMPLE = Pattern.compile("\\s*\\{\\s*([A-Za-z0-9 ]+?)\\s*\\}");
    private static final Pattern COMMAND = Pattern.compile("\\s*\\{\\s*\\\\([A-Za-z]+)\\s*\\}");
    /** The first argument of einsum, the only text in quotes that has a meaning. */
    private static final Pattern SUBSCRIPTS = Pattern.compile("(['\"])\\s*([A-Za-z, ]+(?:->[A-Za-z ]*)?)\\1");

    private static final Pattern MODULE =
            Pattern.compile("(np|numpy|scipy|special|math|stats|norm|linalg|sp|torch|jnp)\\s*\\.\\s*(?=[A-Za-z])");
    private static final Pattern CASES = Pattern.compile("\\\\(begin|end)\\s*\\{cases\\}");
    private static final String SUPERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ";
    private static final String SUPERS_TO = "0123456789-+n";
    private static final String SUBS = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ₌₊₋";
    private static final String SUBS_TO = "0123456789ijkn=+-";
    private static final List<String> OPERATORS = List.of(
            "**", "<=", ">=", "==", "!=", "||", ".*", "./", ".^", ":=", "+", "-", "*", "/", "^", "(", ")", "[", "]",
            "{", "}", ",", "_", "=", "@", "⊙", "·", "'", "|", "‖", "<", ">", ";", ":", ".", "∇", "∂", "∝", "ᵀ", "≤",
            "≥", "≠", "∑", "∏", "√", "⊤", "′", "…", "!", "∈", "⪰", "←");
    private static final Set<String> INDEX = Set.of("i", "j", "k", "l", "m", "c", "r", "s");

    private static final Pattern DIFFERENTIAL =
            Pattern.compile("d(?:\\^\\{?2\\}?|²)?(?:\\s*\\\\?[A-Za-zℓα-ω][A-Za-z]*'?)?(?:\\([\\w,\\s]*\\))?"
                    + "(?:_\\{?\\w+\\}?)?\\s*(?:/|\\}\\s*\\{)\\s*d\\\\?[A-Za-zα-ω]");

    private final Normaliser source;
    private final String text;
    private final Vocabulary vocabulary;
    private final Set<String> matrices;
    private final List<Token> out = new ArrayList<>();
    private int at;
    private int subscript;
    private boolean cases;
    private boolean differential;

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
        if (cases && (c == '&' || text.startsWith("\\\\", at))) {
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
            command();
        } else if (startsNumber()) {
            number();
        } else if (Character.isLetter(c) && c < 0x80 || c == '_' && word("_")) {
            word();
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

    private boolean word(String start) {
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
        emitAdvance(Token.Kind.NAME, hat ? "hat_" + name : resolved(name), hat ? 2 : 1);
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

    private Rejection unknown() {
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

    private void command() {
        if (at + 1 >= text.length()) {
            throw unknown();
        }
        char c = text.charAt(at + 1);
        if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
            symbolCommand(c);
            return;
        }
        Matcher m = Pattern.compile("[A-Za-z]+").matcher(text).region(at + 1, text.length());
        m.lookingAt();
        String name = m.group();
        if (Names.IGNORED.contains(name)) {
            at += name.length() + 1;
            if ((name.equals("left") || name.equals("right")) && text.startsWith(".", at)) {
                at++;
            }
        } else if (name.equals("begin") || name.equals("end")) {
            environment(name.length() + 1);
        } else if (Names.FONTS.contains(name)) {
            font(name.length() + 1);
        } else if (name.equals("hat") || name.equals("widehat") || name.equals("bar") || name.equals("tilde")) {
            accent(name, name.length() + 1);
        } else if (Names.OPERATORS.containsKey(name)) {
            emitAdvance(Token.Kind.OP, Names.OPERATORS.getOrDefault(name, name), name.length() + 1);
        } else if (name.equals("infty")) {
            emitAdvance(Token.Kind.NAME, "infty", 6);
        } else if (name.equals("sqrt")) {
            emitAdvance(Token.Kind.OP, "sqrt", 5);
        } else if (vocabulary.resolve(name) != null || Names.command(name)) {
            emitAdvance(Token.Kind.NAME, resolved(name.replaceFirst("^var(?=.)", "")), name.length() + 1);
        } else {
            throw new Rejection(
                    Mistake.FORBIDDEN_COMMAND,
                    source.original(at, at + name.length() + 1),
                    "The command \\" + name + " is not part of the formula language.");
        }
    }

    private void symbolCommand(char c) {
        switch (c) {
            case ',', ';', '!', ':', ' ', '\\', '[', ']', '(', ')' -> at += 2;
            case '{', '}' -> {
                emitAdvance(Token.Kind.OP, String.valueOf(c), 2);
                if (subscript > 0) {
                    subscript += c == '{' ? 1 : -1;
                }
            }
            case '|' -> emitAdvance(Token.Kind.OP, "‖", 2);
            case '%' -> at += 1;
            default -> throw unknown();
        }
    }

    private void environment(int length) {
        Matcher cases = CASES.matcher(text).region(at, text.length());
        if (cases.lookingAt()) {
            boolean begins = cases.group(1).equals("begin");
            emitAdvance(Token.Kind.OP, begins ? "cases" : "endcases", cases.end() - at);
            this.cases = begins;
            return;
        }
        Matcher m = Pattern.compile("\\{(aligned|align|align\\*|equation|equation\\*|split|gathered)\\}")
                .matcher(text)
                .region(at + length, text.length());
        if (!m.lookingAt()) {
            throw new Rejection(
                    Mistake.FORBIDDEN_COMMAND,
                    source.original(at, at + length),
                    "This environment is not part of the formula language.");
        }
        at = m.end();
    }

    private void font(int length) {
        int start = at;
        Matcher m = SIMPLE.matcher(text).region(at + length, text.length());
        if (!m.lookingAt()) {
            Matcher command = COMMAND.matcher(text).region(at + length, text.length());
            if (command.lookingAt() && Names.command(command.group(1))) {
                emitAdvance(Token.Kind.NAME, resolved(command.group(1)), command.end() - at);
            } else {
                at += length;
            }
            return;
        }
        String inner = m.group(1).strip();
        at = m.end();
        if (inner.equals("1")) {
            emit(Token.Kind.NUMBER, "𝟙", start, at);
        } else if (inner.chars().allMatch(Character::isDigit)) {
            emit(Token.Kind.NUMBER, inner, start, at);
        } else {
            for (String part : inner.split(" +", -1)) {
                names(part, start);
            }
        }
    }

    private void accent(String accent, int length) {
        Matcher m = Pattern.compile("\\s*(\\{\\s*)?\\\\?([A-Za-z]+|[α-ω])(?:\\s*\\})?")
                .matcher(text)
                .region(at + length, text.length());
        if (!m.lookingAt()) {
            throw unknown();
        }
        String inner = m.group(2);
        boolean braced = m.group(1) != null;
        boolean command = text.charAt(m.start(2) - 1) == '\\';
        String name = braced || command ? inner : inner.substring(0, 1);
        int end = braced ? m.end() : m.start(2) + name.length();
        String prefix = accent.endsWith("hat") ? "hat_" : accent + "_";
        emitAdvance(Token.Kind.NAME, resolved(prefix + Names.canonical(name)), end - at);
    }

    private void word() {
        Matcher module = MODULE.matcher(text).region(at, text.length());
        if (module.lookingAt() && (out.isEmpty() || !out.getLast().op("."))) {
            at = module.end();
            return;
        }
        if (differential()) {
            emitAdvance(Token.Kind.OP, "∂", 1);
            return;
        }
        Matcher m = WORD.matcher(text).region(at, text.length());
        m.lookingAt();
        String whole = m.group();
        if (Names.forbidden(whole) && vocabulary.resolve(whole) == null) {
            throw new Rejection(
                    Mistake.FORBIDDEN_NAME,
                    source.original(at, at + whole.length()),
                    "'" + whole + "' is not part of the formula language.");
        }
        if (at + 1 < text.length() && text.charAt(at + 1) == '\u0302') {
            emitAdvance(Token.Kind.NAME, resolved("hat_" + text.charAt(at)), 2);
        } else if (subscript > 0 && out.size() > 0) {
            subscriptName();
        } else if (!out.isEmpty() && out.getLast().op("_")) {
            shortSubscript();
        } else if (vocabulary.known(whole)) {
            emitAdvance(Token.Kind.NAME, resolved(whole), whole.length());
        } else {
            Matcher run = RUN.matcher(text).region(at, text.length());
            if (!run.lookingAt()) {
                throw unknown();
            }
            int start = at;
            at = run.end();
            names(run.group(), start);
        }
    }

    /** Whether the d here is that of dL/dw, above or below the bar. */
    private boolean differential() {
        if (text.charAt(at) != 'd' || subscript > 0) {
            return false;
        }
        boolean below = differential
                && (out.getLast().op("/") || out.getLast().op("{"))
                && at + 1 < text.length()
                && !Character.isWhitespace(text.charAt(at + 1));
        if (below) {
            differential = false;
            return true;
        }
        boolean above = DIFFERENTIAL.matcher(text).region(at, text.length()).lookingAt();
        differential |= above;
        return above;
    }

    /** In braces after an underscore, {@code ij} is two indices. */
    private void subscriptName() {
        Matcher run = RUN.matcher(text).region(at, text.length());
        run.lookingAt();
        int end = run.end();
        if (run.group().length() > 2 && vocabulary.resolve(run.group()) != null) {
            emitAdvance(Token.Kind.NAME, resolved(run.group()), run.group().length());
            return;
        }
        while (at < end) {
            char c = text.charAt(at);
            emitAdvance(Character.isDigit(c) ? Token.Kind.NUMBER : Token.Kind.NAME, String.valueOf(c), 1);
        }
    }

    /** After a bare underscore one character counts, or two index letters after a matrix. */
    private void shortSubscript() {
        Matcher run = RUN.matcher(text).region(at, text.length());
        run.lookingAt();
        String r = run.group();
        Token base = out.size() >= 2 ? out.get(out.size() - 2) : out.getLast();
        boolean two = r.length() >= 2
                && INDEX.contains(r.substring(0, 1))
                && INDEX.contains(r.substring(1, 2))
                && matrices.contains(base.text());
        if (two) {
            Token bar = out.removeLast();
            out.add(bar);
            emit(Token.Kind.OP, "{", at, at);
            emitAdvance(Token.Kind.NAME, r.substring(0, 1), 1);
            emitAdvance(Token.Kind.NAME, r.substring(1, 2), 1);
            emit(Token.Kind.OP, "}", at, at);
        } else {
            emitAdvance(Token.Kind.NAME, r.substring(0, 1), 1);
        }
    }

    private void names(String run, int start) {
        List<String> parts = vocabulary.known(run) ? List.of(run) : vocabulary.split(run);
        if (parts == null) {
            emit(Token.Kind.NAME, resolved(run), start, at);
            return;
        }
        int from = start;
        for (String part : parts) {
            int to = at - start == run.length() ? from + part.length() : at;
            boolean digits = part.chars().allMatch(Character::isDigit);
            emit(digits ? Token.Kind.NUMBER : Token.Kind.NAME, digits ? part : resolved(part), from, to);
            from = at - start == run.length() ? to : start;
        }
    }

    private String resolved(String name) {
        String symbol = vocabulary.resolve(name);
        return symbol != null ? symbol : name;
    }

    private void emitAdvance(Token.Kind kind, String token, int length) {
        emit(kind, token, at, at + length);
        at += length;
    }

    private void emit(Token.Kind kind, String token, int start, int end) {
        boolean glued = start > 0 && !Character.isWhitespace(text.charAt(Math.min(start, text.length()) - 1));
        out.add(new Token(kind, token, source.original(start, end), glued));
    }
}
