package dev.logodds.web;

import dev.logodds.question.Question;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of questions in words. */
final class KindWords {
    /** The kinds that can be chosen in the question bank, with what they are called there. */
    static final Map<String, String> ALL = all();

    private KindWords() {}

    static String of(Question question) {
        return ALL.getOrDefault(question.kind(), question.kind());
    }

    private static Map<String, String> all() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("choice", "pick one");
        words.put("choices", "pick all that hold");
        words.put("number", "a number");
        words.put("matrix", "a vector or matrix");
        words.put("formula", "a formula");
        words.put("derivation", "a derivation");
        words.put("interpretation", "read a coefficient");
        words.put("order", "put in order");
        words.put("match", "match pairs");
        words.put("cloze", "fill the gaps");
        words.put("open", "in your own words");
        words.put("card", "flash card");
        return words;
    }
}
