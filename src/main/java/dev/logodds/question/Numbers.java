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
    /** How often {@code aim} tries other numbers for the names that nothing is wanted of. */
    private static final int AIMS = 20;

    private static final double MOST = 1L << 60;
    private static final double SAME = 1e-9;

    /**
     * A seed that was looked for.
     *
     * @param exact whether its draw has all the wanted numbers
     */
    public record Aim(long seed, boolean exact) {}

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
     * The same seed draws the same; consecutive seeds differ where the first name is drawn from a list. Seeds below 0 don't draw
     * what comes from a list but count through all combinations, so that {@link #aim} can name one.
     *
     * @throws IllegalArgumentException saying which draw, fit or expression fails
     */
    public Bindings draw(String questionId, long seed) {
        SplittableRandom random = random(questionId, seed);
        long turn = Math.floorMod(new SplittableRandom(questionId.hashCode()).nextInt(1_000) + seed, 1L << 40);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Bindings drawn =
                    attempt == 0 && seed < 0 ? numbered(~seed, random) : drawn(random, attempt == 0 ? turn : -1);
            Bindings all = whole(drawn, random);
            if (kept(all)) return all;
        }
        throw new IllegalArgumentException("no draw satisfies keep: " + keep);
    }

    /**
     * The seed whose draw has the wanted numbers, or on every list the one nearest to them. Names that nothing is wanted of, and
     * all of them where {@code keep} refuses the wanted numbers, are as {@code otherwise} draws them.
     */
    public Aim aim(String questionId, Map<String, Double> wanted, long otherwise) {
        Aim plain = new Aim(otherwise, false);
        if (!numberable()) return plain;
        boolean exact = wanted.entrySet().stream()
                .allMatch(w -> vary.get(w.getKey()) instanceof Vary.Number list
                        && Math.abs(list.nearest(w.getValue()) - w.getValue()) < SAME);
        for (int attempt = 0; attempt < (keep.isEmpty() ? 1 : AIMS); attempt++) {
            long seed = ~number(wanted, drawn(random(questionId, otherwise + attempt), -1));
            SplittableRandom random = random(questionId, seed);
            if (keep.isEmpty() || kept(whole(numbered(~seed, random), random))) return new Aim(seed, exact);
            if (wanted.keySet().containsAll(vary.keySet())) break;
        }
        return plain;
    }

    /** Whether the combinations can be counted. */
    private boolean numberable() {
        double combinations = 1;
        for (Vary v : vary.values()) combinations *= v.size();
        return combinations > 1 && combinations < MOST;
    }

    /** The number of a combination: the place in the first list counts ones, that in the second the length of the first … */
    private long number(Map<String, Double> wanted, Bindings other) {
        long number = 0;
        long unit = 1;
        for (var entry : vary.entrySet()) {
            number += unit * entry.getValue().place(entry.getKey(), wanted, other);
            unit *= entry.getValue().size();
        }
        return number;
    }

    private Bindings numbered(long number, SplittableRandom random) {
        Bindings all = Bindings.NONE;
        long rest = number;
        for (var entry : vary.entrySet()) {
            int size = entry.getValue().size();
            all = entry.getValue().draw(entry.getKey(), all, random, Math.floorMod(rest, size));
            rest /= size;
        }
        return all;
    }

    private static SplittableRandom random(String questionId, long seed) {
        return new SplittableRandom(31L * questionId.hashCode() + seed);
    }

    /** With what is fitted and derived. */
    private Bindings whole(Bindings drawn, SplittableRandom random) {
        Bindings all = drawn;
        for (LiveFit fit : fits) all = fit.run(all, random);
        for (var entry : let.entrySet()) all = all.with(entry.getKey(), all.value(entry.getValue()));
        return all;
    }

    private boolean kept(Bindings all) {
        return keep.isEmpty() || all.number(keep) != 0;
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
