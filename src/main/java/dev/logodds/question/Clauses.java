package dev.logodds.question;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an answer in words into the clauses that one can point at. */
public final class Clauses {
    private static final int MOST = 40;
    private static final int SHORTEST = 3;
    private static final Pattern END = Pattern.compile(
            "[.!?;:](?=\\s)|\\n+|,\\s+(?=(?:and|but|so|because|which|while|whereas|since|not)\\b)|\\s+[–—]\\s+");

    private Clauses() {}

    /** The clauses in their order; together they are the text. Too short a piece stays with the one before. */
    public static List<String> of(String text) {
        List<String> clauses = new ArrayList<>();
        Matcher end = END.matcher(text);
        int from = 0;
        while (end.find() && clauses.size() < MOST - 1) {
            String piece = text.substring(from, end.end()).strip();
            if (words(piece) < SHORTEST) continue;
            clauses.add(piece);
            from = end.end();
        }
        String rest = text.substring(from).strip();
        if (!rest.isEmpty()) {
            if (words(rest) < SHORTEST && !clauses.isEmpty()) clauses.add(clauses.removeLast() + " " + rest);
            else clauses.add(rest);
        }
        return clauses;
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
