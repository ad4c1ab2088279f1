package dev.logodds.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question of its topic that a lab goes on with, asked about the numbers that stand in the lab.
 *
 * @param question the last part of its id
 * @param numbers what the question's own names shall be; rounded as they are shown
 * @param words which of the lab's numbers these are; to be said only where the question takes all of them
 */
public record Closing(String question, Map<String, Double> numbers, String words) {
    public Closing {
        numbers = Map.copyOf(numbers);
    }

    /** With numbers of its own. */
    static Closing of(String question) {
        return new Closing(question, Map.of(), "");
    }

    /** Names and numbers in turns; without them where one isn't finite, as after a fit that has no answer. */
    static Closing of(String question, String words, Object... numbers) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i += 2) {
            double value = ((Number) numbers[i + 1]).doubleValue();
            if (!Double.isFinite(value)) return of(question);
            named.put((String) numbers[i], value);
        }
        return new Closing(question, named, words);
    }

    /** What the lab found under that name, rounded; NaN where it found nothing. */
    static double found(Map<String, Double> found, String name, int decimals) {
        return rounded(found.getOrDefault(name, Double.NaN), decimals);
    }

    /** The number that {@link Show} prints. */
    static double rounded(double value, int decimals) {
        return Double.isFinite(value) ? Double.parseDouble(Show.plain(value, decimals)) : Double.NaN;
    }
}
