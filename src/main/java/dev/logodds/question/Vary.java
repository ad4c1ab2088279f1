package dev.logodds.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The numbers that a question draws afresh.
 *
 * @param choices for each name the values it may take
 */
public record Vary(Map<String, List<Double>> choices) {
    /** A question whose numbers stand. */
    public static final Vary NOTHING = new Vary(Map.of());

    public Vary {
        choices = new LinkedHashMap<>(choices);
        choices.forEach((name, values) -> {
            if (values.isEmpty()) throw new IllegalArgumentException("nothing to draw for " + name);
        });
    }

    /** The same seed draws the same numbers; consecutive seeds draw different ones where the first name allows it. */
    public Map<String, Double> draw(String questionId, long seed) {
        Map<String, Double> drawn = new LinkedHashMap<>();
        SplittableRandom fixed = new SplittableRandom(questionId.hashCode());
        SplittableRandom fresh = new SplittableRandom(31L * questionId.hashCode() + seed);
        choices.forEach((name, values) -> {
            int index = drawn.isEmpty()
                    ? Math.floorMod(fixed.nextInt(values.size()) + seed, values.size())
                    : fresh.nextInt(values.size());
            drawn.put(name, values.get(index));
        });
        return drawn;
    }
}
