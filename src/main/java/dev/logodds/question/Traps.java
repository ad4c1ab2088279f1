package dev.logodds.question;

import dev.logodds.question.Tokens.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds in an answer the phrases that fall into a known trap. How a phrase matches is told at {@link TrapPhrase}; one that the learner
 * does not stand behind is no trap: see {@link Stance}.
 */
public final class Traps {
    /**
     * A phrase that was found.
     *
     * @param key the trap
     * @param phrase as the author wrote it
     * @param start where it stands in the text
     * @param end behind its last character
     */
    public record Hit(String key, String phrase, int start, int end) {
        /** The learner's own words. */
        public String words(String text) {
            return text.substring(start, end);
        }
    }

    private Traps() {}

    /** Each trap at most once, in the order in which {@code traps} lists them. */
    public static List<Hit> find(String text, Map<String, List<String>> traps) {
        List<Word> words = Tokens.of(text);
        List<Hit> hits = new ArrayList<>();
        traps.forEach((key, phrases) -> phrases.stream()
                .flatMap(phrase -> TrapPhrase.of(phrase)
                        .in(words)
                        .map(range -> new Hit(
                                key,
                                phrase,
                                words.get(range.from()).start(),
                                words.get(range.to() - 1).end()))
                        .stream())
                .findFirst()
                .ifPresent(hits::add));
        return hits;
    }

    /** A text that has the phrase, for trying it. */
    public static String example(String phrase) {
        return phrase.replaceAll("\\|\\S+|!\\S+|[*…]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
