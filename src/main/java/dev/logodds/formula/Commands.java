package dev.logodds.formula;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LaTeX commands, from a list of those that mean something here. */
final class Commands {
    private final Lexer x;

    Commands(Lexer lexer) {
        this.x = lexer;
    }

    private static final Pattern SIMPLE = Pattern.compile("\\s*\\{\\s*([A-Za-z0-9 ]+?)\\s*\\}");

    private static final Pattern COMMAND = Pattern.compile("\\s*\\{\\s*\\\\([A-Za-z]+)\\s*\\}");

    private static final Pattern CASES = Pattern.compile("\\\\(begin|end)\\s*\\{cases\\}");

    boolean cases;

    void command() {
        if (x.at + 1 >= x.text.length()) {
            throw x.unknown();
        }
        char c = x.text.charAt(x.at + 1);
        if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
            symbolCommand(c);
            return;
        }
        Matcher m = Pattern.compile("[A-Za-z]+").matcher(x.text).region(x.at + 1, x.text.length());
        m.lookingAt();
        String name = m.group();
        if (Names.IGNORED.contains(name)) {
            x.at += name.length() + 1;
            if ((name.equals("left") || name.equals("right")) && x.text.startsWith(".", x.at)) {
                x.at++;
            }
        } else if (name.equals("begin") || name.equals("end")) {
            environment(name.length() + 1);
        } else if (Names.FONTS.contains(name)) {
            font(name.length() + 1);
        } else if (name.equals("hat") || name.equals("widehat") || name.equals("bar") || name.equals("tilde")) {
            accent(name, name.length() + 1);
        } else if (Names.OPERATORS.containsKey(name)) {
            x.emitAdvance(Token.Kind.OP, Names.OPERATORS.getOrDefault(name, name), name.length() + 1);
        } else if (name.equals("infty")) {
            x.emitAdvance(Token.Kind.NAME, "infty", 6);
        } else if (name.equals("sqrt")) {
            x.emitAdvance(Token.Kind.OP, "sqrt", 5);
        } else if (x.vocabulary.resolve(name) != null || Names.command(name)) {
            x.emitAdvance(Token.Kind.NAME, x.words.resolved(name.replaceFirst("^var(?=.)", "")), name.length() + 1);
        } else {
            throw new Rejection(
                    Mistake.FORBIDDEN_COMMAND,
                    x.source.original(x.at, x.at + name.length() + 1),
                    "The command \\" + name + " is not part of the formula language.");
        }
    }

    private void symbolCommand(char c) {
        switch (c) {
            case ',', ';', '!', ':', ' ', '\\', '[', ']', '(', ')' -> x.at += 2;
            case '{', '}' -> {
                x.emitAdvance(Token.Kind.OP, String.valueOf(c), 2);
                if (x.subscript > 0) {
                    x.subscript += c == '{' ? 1 : -1;
                }
            }
            case '|' -> x.emitAdvance(Token.Kind.OP, "‖", 2);
            case '%' -> x.at += 1;
            default -> throw x.unknown();
        }
    }

    private void environment(int length) {
        Matcher cases = CASES.matcher(x.text).region(x.at, x.text.length());
        if (cases.lookingAt()) {
            boolean begins = cases.group(1).equals("begin");
            x.emitAdvance(Token.Kind.OP, begins ? "cases" : "endcases", cases.end() - x.at);
            this.cases = begins;
            return;
        }
        Matcher m = Pattern.compile("\\{(aligned|align|align\\*|equation|equation\\*|split|gathered)\\}")
                .matcher(x.text)
                .region(x.at + length, x.text.length());
        if (!m.lookingAt()) {
            throw new Rejection(
                    Mistake.FORBIDDEN_COMMAND,
                    x.source.original(x.at, x.at + length),
                    "This environment is not part of the formula language.");
        }
        x.at = m.end();
    }

    private void font(int length) {
        int start = x.at;
        Matcher m = SIMPLE.matcher(x.text).region(x.at + length, x.text.length());
        if (!m.lookingAt()) {
            Matcher command = COMMAND.matcher(x.text).region(x.at + length, x.text.length());
            if (command.lookingAt() && Names.command(command.group(1))) {
                x.emitAdvance(Token.Kind.NAME, x.words.resolved(command.group(1)), command.end() - x.at);
            } else {
                x.at += length;
            }
            return;
        }
        String inner = m.group(1).strip();
        x.at = m.end();
        if (inner.isEmpty()) {
            return;
        }
        if (inner.equals("1")) {
            x.emit(Token.Kind.NUMBER, "𝟙", start, x.at);
        } else if (inner.chars().allMatch(Character::isDigit)) {
            x.emit(Token.Kind.NUMBER, inner, start, x.at);
        } else {
            for (String part : inner.split(" +", -1)) {
                x.words.names(part, start);
            }
        }
    }

    private void accent(String accent, int length) {
        Matcher m = Pattern.compile("\\s*(\\{\\s*)?\\\\?([A-Za-z]+|[α-ω])(?:\\s*\\})?")
                .matcher(x.text)
                .region(x.at + length, x.text.length());
        if (!m.lookingAt()) {
            throw x.unknown();
        }
        String inner = m.group(2);
        boolean braced = m.group(1) != null;
        boolean command = x.text.charAt(m.start(2) - 1) == '\\';
        String name = braced || command ? inner : inner.substring(0, 1);
        int end = braced ? m.end() : m.start(2) + name.length();
        String prefix = accent.endsWith("hat") ? "hat_" : accent + "_";
        x.emitAdvance(Token.Kind.NAME, x.words.resolved(prefix + Names.canonical(name)), end - x.at);
    }
}
