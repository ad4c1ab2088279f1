package dev.logodds.formula;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, run together or not, and what a letter means as an index. */
final class Words {
    private final Lexer x;

    Words(Lexer lexer) {
        this.x = lexer;
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Pattern RUN = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private static final Pattern MODULE =
            Pattern.compile("(np|numpy|scipy|special|math|stats|norm|linalg|sp|torch|jnp)\\s*\\.\\s*(?=[A-Za-z])");

    private static final Set<String> INDEX = Set.of("i", "j", "k", "l", "m", "c", "r", "s");

    private static final Pattern DIFFERENTIAL =
            Pattern.compile("d(?:\\^\\{?2\\}?|²)?(?:\\s*\\\\?[A-Za-zℓα-ω][A-Za-z]*'?)?(?:\\([\\w,\\s]*\\))?"
                    + "(?:_\\{?\\w+\\}?)?\\s*(?:/|\\}\\s*\\{)\\s*d\\\\?[A-Za-zα-ω]");

    private boolean differential;

    void word() {
        Matcher module = MODULE.matcher(x.text).region(x.at, x.text.length());
        if (module.lookingAt() && (x.out.isEmpty() || !x.out.getLast().op("."))) {
            x.at = module.end();
            return;
        }
        if (differential()) {
            x.emitAdvance(Token.Kind.OP, "∂", 1);
            return;
        }
        Matcher m = WORD.matcher(x.text).region(x.at, x.text.length());
        m.lookingAt();
        String whole = m.group();
        if (Names.forbidden(whole) && x.vocabulary.resolve(whole) == null) {
            throw new Rejection(
                    Mistake.FORBIDDEN_NAME,
                    x.source.original(x.at, x.at + whole.length()),
                    "'" + whole + "' is not part of the formula language.");
        }
        if (x.at + 1 < x.text.length() && x.text.charAt(x.at + 1) == '\u0302') {
            x.emitAdvance(Token.Kind.NAME, resolved("hat_" + x.text.charAt(x.at)), 2);
        } else if (x.subscript > 0 && x.out.size() > 0) {
            subscriptName();
        } else if (!x.out.isEmpty() && x.out.getLast().op("_")) {
            shortSubscript();
        } else if (x.vocabulary.known(whole)) {
            x.emitAdvance(Token.Kind.NAME, resolved(whole), whole.length());
        } else {
            Matcher run = RUN.matcher(x.text).region(x.at, x.text.length());
            if (!run.lookingAt()) {
                throw x.unknown();
            }
            int start = x.at;
            x.at = run.end();
            names(run.group(), start);
        }
    }

    /** Whether the d here is that of dL/dw, above or below the bar. */
    private boolean differential() {
        if (x.text.charAt(x.at) != 'd' || x.subscript > 0) {
            return false;
        }
        boolean below = differential
                && (x.out.getLast().op("/") || x.out.getLast().op("{"))
                && x.at + 1 < x.text.length()
                && !Character.isWhitespace(x.text.charAt(x.at + 1));
        if (below) {
            differential = false;
            return true;
        }
        boolean above =
                DIFFERENTIAL.matcher(x.text).region(x.at, x.text.length()).lookingAt();
        differential |= above;
        return above;
    }

    /** In braces after an underscore, {@code ij} is two indices. */
    private void subscriptName() {
        Matcher run = RUN.matcher(x.text).region(x.at, x.text.length());
        run.lookingAt();
        int end = run.end();
        if (run.group().length() > 2 && x.vocabulary.resolve(run.group()) != null) {
            x.emitAdvance(Token.Kind.NAME, resolved(run.group()), run.group().length());
            return;
        }
        while (x.at < end) {
            char c = x.text.charAt(x.at);
            x.emitAdvance(Character.isDigit(c) ? Token.Kind.NUMBER : Token.Kind.NAME, String.valueOf(c), 1);
        }
    }

    /** After a bare underscore one character counts, or two index letters after a matrix. */
    private void shortSubscript() {
        Matcher run = RUN.matcher(x.text).region(x.at, x.text.length());
        run.lookingAt();
        String r = run.group();
        Token base = x.out.size() >= 2 ? x.out.get(x.out.size() - 2) : x.out.getLast();
        boolean two = r.length() >= 2
                && INDEX.contains(r.substring(0, 1))
                && INDEX.contains(r.substring(1, 2))
                && x.matrices.contains(base.text());
        if (two) {
            Token bar = x.out.removeLast();
            x.out.add(bar);
            x.emit(Token.Kind.OP, "{", x.at, x.at);
            x.emitAdvance(Token.Kind.NAME, r.substring(0, 1), 1);
            x.emitAdvance(Token.Kind.NAME, r.substring(1, 2), 1);
            x.emit(Token.Kind.OP, "}", x.at, x.at);
        } else {
            x.emitAdvance(Token.Kind.NAME, r.substring(0, 1), 1);
        }
    }

    void names(String run, int start) {
        List<String> parts = x.vocabulary.known(run) ? List.of(run) : x.vocabulary.split(run);
        if (parts == null) {
            x.emit(Token.Kind.NAME, resolved(run), start, x.at);
            return;
        }
        int from = start;
        for (String part : parts) {
            int to = x.at - start == run.length() ? from + part.length() : x.at;
            boolean digits = part.chars().allMatch(Character::isDigit);
            x.emit(digits ? Token.Kind.NUMBER : Token.Kind.NAME, digits ? part : resolved(part), from, to);
            from = x.at - start == run.length() ? to : start;
        }
    }

    String resolved(String name) {
        String symbol = x.vocabulary.resolve(name);
        return symbol != null ? symbol : name;
    }
}
