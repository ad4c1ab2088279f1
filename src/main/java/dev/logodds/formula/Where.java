package dev.logodds.formula;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a formula ends and its definitions begin, however that is said. */
final class Where {
    private static final String NAME = "\\\\?[A-Za-zα-ωΑ-Ω]\\w*(?:_\\{?\\w{1,2}\\}?)?\\s*&?\\s*:?=(?!=)";
    private static final Pattern WORD = Pattern.compile(
            "(?:\\\\q?quad\\s*)?(?:\\\\(?:text|mathrm|textrm|mbox)\\s*\\{[\\s,]*(?:where|with)[\\s:]*\\}|\\bwith\\b(?=\\s*"
                    + NAME + ")|\\bwhere\\b(?!\\s*\\())");
    private static final Pattern DEFINITION = Pattern.compile("[,;]\\s*(?:\\\\q?quad\\s*)?(?=" + NAME + ")");

    /** The text between the formula and its first definition. */
    record Gap(int start, int end) {}

    private static final Gap NONE = new Gap(-1, -1);

    private Where() {}

    /** The first gap outside of brackets; its start is −1 when there is none. */
    static Gap in(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (level(text, word.start()) == 0) {
                return new Gap(word.start(), word.end());
            }
        }
        Matcher m = DEFINITION.matcher(text);
        while (m.find()) {
            if (level(text, m.start()) == 0) {
                return new Gap(m.start(), m.end());
            }
        }
        return NONE;
    }

    private static int level(String text, int end) {
        int level = 0;
        for (int k = 0; k < end; k++) {
            char c = text.charAt(k);
            level += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        }
        return level;
    }
}
