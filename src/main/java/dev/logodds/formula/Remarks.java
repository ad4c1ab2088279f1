package dev.logodds.formula;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said beside a formula on a line; it is blanked, so that places stay true. */
final class Remarks {
    private static final String WORDS =
            "since|because|for|[Aa]s|which|whenever|with equality|if and only if|iff|i\\.e\\.|e\\.g\\.|by|whence|q\\.e\\.d\\.|QED|done";

    private static final String CONCLUSIONS = "so|hence|thus|therefore|then";

    private static final Pattern BRACE = Pattern.compile("\\\\(?<at>under|over)brace\\s*(?=\\{)");

    private static final Pattern ANGLE = Pattern.compile("<(?=[\\\\A-Za-z(])([^<>=;]{0,60},[^<>=;]{0,60}[^<>=;\\s])>");

    /** A heading, a number or a word before the formula. */
    private static final Pattern BEFORE = Pattern.compile(
            "^\\s*(?:\\(?\\d{1,2}[.)]\\s+(?=[A-Za-z\\\\∂∇ℓ])|(?:[A-Z][A-Za-z-]{2,}|PSD)(?:\\s+[A-Za-z-]+)*\\s*:(?!=)"
                    + "|(?i:so|thus|hence|therefore|then|now|and|since|because|as|let|define|we have|we get|with|put|set|where)\\b(?!\\s*[=(_^])[,:]?"
                    + "|(?i:for|given|take|with)\\s+(?:all|any|every|each|an arbitrary)\\s+(?:vector\\s+)?\\\\?[a-z](?:\\s*(?:∈|\\\\in|in)\\s*[^\\s,:]+)?\\s*[,:]"
                    + "|(?:∀|\\\\forall)\\s*[a-z](?:\\s*(?:∈|\\\\in|in)\\s*[^\\s,:]+)?\\s*[,:]"
                    + "|\\\\(?:text|mbox|textrm)\\{\\s*(?i:so|thus|hence|therefore|then|now|and|let|for (?:all|any|every) [^{}]*)[\\s,:]*\\})");

    /** From here on it is words. */
    private static final Pattern AFTER = Pattern.compile("#|(?<=\\s)//|(?<=\\s)%\\s"
            + "|(?:∀|\\\\forall(?![a-z])|✓|✔|□|∎|■|\\\\(?:checkmark|square|blacksquare|Box|qed)(?![a-z]))"
            + "|(?<=[\\s,.;])(?:" + WORDS + ")(?=[\\s,:]|$)"
            + "|\\\\(?:text|mbox|textrm)\\{[\\s,(]*(?:" + WORDS + "|" + CONCLUSIONS
            + ")(?![A-Za-z])"
            + "|[,.;]\\s*(?!(?:where|with|and|if|sum|mean|log|ln|exp)\\b)[A-Za-z]{2,}\\s+[A-Za-z-]{2,}(?=[\\s,.;]|$)(?!\\s*:?=)"
            + "|(?<=\\s)\\(\\s*(?:" + WORDS + "|" + CONCLUSIONS
            + ")(?=\\s)|(?<=\\s)\\(\\s*[A-Za-z][^()]*\\)\\s*[.,]?\\s*$|(?<=\\s)\\[\\s*[A-Za-z][A-Za-z\\s-]*\\]\\s*$");

    /** Words that no formula has. */
    private static final Pattern PROSE = Pattern.compile(
            "(?<![\\\\A-Za-z])(?:is|are|has|have|PSD|psd|PD|convex|concave|positive|semi-?definite|definite|non-?negative|minimum|minimi[sz]er|unique|global|done|QED|gives|shows|means)(?![A-Za-z])");

    /** The claim that a form is never negative, in words. */
    private static final Pattern CLAIM =
            Pattern.compile("(?<![A-Za-z])(?:PSD|psd|convex|positive semi-?definite|non-?negative)(?![A-Za-z])");

    private static final Pattern DENIAL =
            Pattern.compile("(?<![A-Za-z])(?:not|never|no|non-?convex|unless)(?![A-Za-z])");

    private Remarks() {}

    /** The line without its remarks, as long as before. */
    static String blanked(String typed) {
        String line = angles(braces(typed));
        Matcher before = BEFORE.matcher(line);
        while (before.find() && !line.substring(before.end()).isBlank()) {
            line = blank(line, 0, before.end());
            before = BEFORE.matcher(line);
        }
        Matcher after = AFTER.matcher(line);
        while (after.find()) {
            boolean comment = line.startsWith("#", after.start());
            boolean outside = comment || Segment.level(line, after.start()) == 0;
            if (outside && !line.substring(0, after.start()).isBlank() && says(line, after)) {
                return blank(line, after.start(), line.length());
            }
        }
        return line;
    }

    /** Whether what stands in brackets at the end is words, and no factor. */
    private static boolean says(String line, Matcher after) {
        String text = after.group().strip();
        boolean bracket = text.startsWith("(") || text.startsWith("[");
        if (!bracket) {
            return !relates(line.substring(0, after.start()));
        }
        String inside = text.substring(1);
        boolean words = Pattern.compile("^\\s*(?:" + WORDS + "|" + CONCLUSIONS + "|no|the|with|mean|where)(?:\\s|$)")
                .matcher(inside)
                .find();
        return (words || PROSE.matcher(inside).find() || phrase(inside)) && !relates(line.substring(0, after.start()));
    }

    /** Two words and more, and one of them no name of a function or a letter. */
    private static boolean phrase(String inside) {
        if (!inside.matches("[A-Za-z,.'’ -]*[)\\]][.,]?")) {
            return false;
        }
        List<String> words =
                List.of(inside.replaceAll("[^A-Za-z]+", " ").strip().split(" "));
        return words.size() > 1
                && words.stream()
                        .anyMatch(w -> w.length() > 2 && !Names.command(Names.canonical(w)) && !Names.command(w));
    }

    /** Whether a side is still missing at the end. */
    private static boolean relates(String before) {
        return before.stripTrailing()
                .matches("(?s).*(?:[=<>≤≥⪰⪯+*/@·⊙-]|\\\\(?:ge|geq|le|leq|succeq|preceq|cdot|odot))$");
    }

    /** Whether a statement is in words, and so is nothing to check. */
    static boolean prose(String text) {
        return PROSE.matcher(text).find();
    }

    /** Whether a line says in words that something is positive semi-definite. */
    static boolean claims(String typed) {
        return CLAIM.matcher(typed).find() && !DENIAL.matcher(typed).find();
    }

    private static String angles(String line) {
        return ANGLE.matcher(line.replace("\\langle", "⟨      ").replace("\\rangle", "⟩      "))
                .replaceAll("⟨$1⟩");
    }

    /** The content of braces that carry a note, without the note. */
    private static String braces(String typed) {
        String line = typed;
        Matcher m = BRACE.matcher(line);
        while (m.find()) {
            String mark = m.group("at").equals("under") ? "_" : "^";
            int close = close(line, m.end());
            int note = close + 1;
            while (note < line.length() && line.charAt(note) == ' ') {
                note++;
            }
            line = blank(line, m.start(), m.end());
            if (close > 0 && line.startsWith(mark, note)) {
                boolean grouped = line.startsWith("{", note + 1);
                int end = grouped ? close(line, note + 1) + 1 : Math.min(line.length(), note + 2);
                line = end > note ? blank(line, note, end) : line;
            }
            m = BRACE.matcher(line);
        }
        return line;
    }

    /** Where the brace that opens at {@code open} closes, or −1. */
    private static int close(String line, int open) {
        int level = 0;
        for (int k = open; k < line.length(); k++) {
            level += line.charAt(k) == '{' ? 1 : line.charAt(k) == '}' ? -1 : 0;
            if (level == 0) {
                return k;
            }
        }
        return -1;
    }

    private static String blank(String line, int from, int to) {
        return line.substring(0, from) + " ".repeat(to - from) + line.substring(to);
    }
}
