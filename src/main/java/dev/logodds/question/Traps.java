package dev.logodds.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds in an answer the phrases that fall into a known trap. A phrase that is denied ("not a linear classifier", "it is wrong to say
 * that …", "… is a myth") is no trap. Words are compared without case and punctuation; {@code *} ends a word anyhow.
 */
public final class Traps {
    private static final Set<String> DENIALS = Set.of(
            "not",
            "no",
            "never",
            "neither",
            "nor",
            "without",
            "cannot",
            "cant",
            "isnt",
            "arent",
            "doesnt",
            "dont",
            "didnt",
            "wasnt",
            "wont",
            "wouldnt",
            "shouldnt",
            "hardly",
            "rarely",
            "unlike",
            "false",
            "wrong",
            "wrongly",
            "myth",
            "mistake",
            "misconception",
            "incorrect",
            "incorrectly",
            "mistakenly",
            "misleading",
            "avoid",
            "contrary",
            "deny",
            "instead",
            "nothing");
    /** Words after the phrase that take it back. */
    private static final Set<String> REFUTED = Set.of(
            "wrong",
            "false",
            "myth",
            "misconception",
            "incorrect",
            "untrue",
            "misleading",
            "mistake",
            "trap",
            "mistaken");
    /** "Not only X" says X. */
    private static final Set<String> AFFIRMED = Set.of("only", "just", "merely", "simply");

    private static final int REACH = 6;

    /** A phrase that was found; {@code key} names its trap. */
    public record Hit(String key, String phrase) {}

    private Traps() {}

    /** Each trap at most once, in the order in which {@code traps} lists them. */
    public static List<Hit> find(String text, Map<String, List<String>> traps) {
        List<List<String>> clauses = clauses(text);
        List<Hit> hits = new ArrayList<>();
        traps.forEach((key, phrases) -> phrases.stream()
                .filter(phrase -> clauses.stream().anyMatch(clause -> falls(clause, words(phrase))))
                .findFirst()
                .ifPresent(phrase -> hits.add(new Hit(key, phrase))));
        return hits;
    }

    /** A denial reaches to the end of its clause, and no further. */
    private static List<List<String>> clauses(String text) {
        return Arrays.stream(text.split("[.;:!?\\n]+|,?\\s+\\b(?:but|however|whereas|although|though|yet)\\b"))
                .map(Traps::words)
                .toList();
    }

    private static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("['’]", "").replaceAll("[^\\p{L}\\p{N}*]+", " ");
        return Arrays.stream(plain.strip().split(" ")).filter(w -> !w.isEmpty()).toList();
    }

    private static boolean falls(List<String> clause, List<String> phrase) {
        for (int at = 0; at + phrase.size() <= clause.size(); at++) {
            if (stands(clause, phrase, at) && !denied(clause, at) && !refuted(clause, at + phrase.size())) return true;
        }
        return false;
    }

    private static boolean stands(List<String> clause, List<String> phrase, int at) {
        for (int i = 0; i < phrase.size(); i++) {
            String word = clause.get(at + i);
            String wanted = phrase.get(i);
            boolean same = wanted.endsWith("*")
                    ? word.startsWith(wanted.substring(0, wanted.length() - 1))
                    : word.equals(wanted);
            if (!same) return false;
        }
        return true;
    }

    private static boolean denied(List<String> clause, int at) {
        int denials = 0;
        for (int i = Math.max(0, at - REACH); i < at; i++) {
            boolean rather = clause.get(i).equals("rather")
                    && i + 1 < at
                    && clause.get(i + 1).equals("than");
            boolean denial = DENIALS.contains(clause.get(i)) || rather;
            boolean affirmed = i + 1 < clause.size() && AFFIRMED.contains(clause.get(i + 1));
            if (denial && !affirmed) denials++;
        }
        // "it is not wrong to say" says it
        return denials % 2 == 1;
    }

    private static boolean refuted(List<String> clause, int from) {
        for (int i = from; i < Math.min(clause.size(), from + REACH); i++) {
            boolean denied = i > from
                    && (clause.get(i - 1).equals("not") || clause.get(i - 1).equals("isnt"));
            if (REFUTED.contains(clause.get(i)) && !denied) return true;
        }
        return false;
    }
}
