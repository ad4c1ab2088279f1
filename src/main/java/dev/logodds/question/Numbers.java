package dev.logodds.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Where a question's numbers come from: drawn, fitted, derived, in this order.
 *
 * @param vary what is drawn, by name
 * @param keep an expression over all names that must not be 0; empty keeps every draw
 * @param fits live fits on them
 * @param let names for expressions over everything before
 */
public record Numbers(Map<String, Vary> vary, String keep, List<LiveFit> fits, Map<String, String> let) {
    /** A question whose numbers stand. */
    public static final Numbers NONE = new Numbers(Map.of(), "", List.of(), Map.of());

    private static final int TRIES = 100;

    public Numbers {
        vary = new LinkedHashMap<>(vary);
        fits = List.copyOf(fits);
        let = new LinkedHashMap<>(let);
    }

    /** Whether another seed may bring other numbers. */
    public boolean fresh() {
        return !vary.isEmpty() || fits.stream().anyMatch(f -> f.rows() > 0);
    }

    /**
     * The same seed draws the same; consecutive seeds differ where the first name is drawn from a list.
     *
     * @throws IllegalArgumentException saying which draw, fit or expression fails
     */
    public Bindings draw(String questionId, long seed) {
        SplittableRandom random = new SplittableRandom(31L * questionId.hashCode() + seed);
        long turn = Math.floorMod(new SplittableRandom(questionId.hashCode()).nextInt(1_000) + seed, 1L << 40);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Bindings all = drawn(random, attempt == 0 ? turn : -1);
            for (LiveFit fit : fits) all = fit.run(all, random);
            for (var entry : let.entrySet()) all = all.with(entry.getKey(), all.value(entry.getValue()));
            if (keep.isEmpty() || all.number(keep) != 0) return all;
        }
        throw new IllegalArgumentException("no draw satisfies keep: " + keep);
    }

    private Bindings drawn(SplittableRandom random, long turn) {
        Bindings all = Bindings.NONE;
        boolean first = true;
        for (var entry : vary.entrySet()) {
            all = entry.getValue().draw(entry.getKey(), all, random, first ? turn : -1);
            first = false;
        }
        return all;
    }
}
