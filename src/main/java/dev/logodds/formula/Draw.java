package dev.logodds.formula;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Concrete sizes and values for every declared symbol. */
record Draw(Map<String, Integer> sizes, Map<String, double[]> values, Map<String, Shape> shapes) {
    /** Sizes pairwise different, and d at least 2: equal sizes hide missing transposes. */
    private static final List<Map<String, Integer>> SIZES =
            List.of(Map.of("n", 5, "d", 3, "K", 4), Map.of("n", 7, "d", 2, "K", 3), Map.of("n", 6, "d", 4, "K", 3));

    private static final Map<String, Integer> PROBE = Map.of("n", 2, "d", 3, "K", 4);

    static final int COUNT = 18;

    /** Draw {@code index} of a question; {@code tame} shrinks the reals. */
    static Draw of(List<Symbol> symbols, long seed, int index, double tame) {
        return of(symbols, seed, index, tame, SIZES.get(index % SIZES.size()));
    }

    /** The cheapest draw that tells shapes apart: a first sieve, never enough to call two formulas equal. */
    static Draw probe(List<Symbol> symbols, long seed, double tame) {
        return of(symbols, seed, COUNT, tame, PROBE);
    }

    private static Draw of(List<Symbol> symbols, long seed, int index, double tame, Map<String, Integer> sizes) {
        SplittableRandom random = new SplittableRandom(seed + 7919L * index);
        Map<String, double[]> values = new LinkedHashMap<>();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Symbol s : symbols) {
            Shape shape = Shape.declared(s.shape(), false);
            int rows = size(shape.rows(), sizes);
            int cols = size(shape.cols(), sizes);
            values.put(s.name(), fill(s.domain(), rows, cols, random, tame, index));
            shapes.put(s.name(), shape);
        }
        return new Draw(sizes, values, shapes);
    }

    int size(String dimension) {
        return size(dimension, sizes);
    }

    static int size(String dimension, Map<String, Integer> sizes) {
        Integer known = sizes.get(dimension);
        if (known != null) {
            return known;
        }
        if (!dimension.chars().allMatch(Character::isDigit)) {
            throw new Rejection(Mistake.UNKNOWN_SYMBOL, null, "'" + dimension + "' has no value here.");
        }
        return Integer.parseInt(dimension);
    }

    private static double[] fill(Domain domain, int rows, int cols, SplittableRandom random, double tame, int index) {
        double[] v = new double[rows * cols];
        switch (domain) {
            case Domain.Real() -> uniform(v, random, -2 * tame, 2 * tame);
            case Domain.Unit() -> uniform(v, random, 0.05, 0.95);
            case Domain.Positive() -> uniform(v, random, index % 2 == 0 ? 0.01 : 0.5, 2);
            case Domain.Binary() -> labels(v, random, 0, index);
            case Domain.PlusMinus() -> labels(v, random, -1, index);
            case Domain.Int(), Domain.Index _ -> {
                for (int k = 0; k < v.length; k++) {
                    v[k] = 1 + random.nextInt(4);
                }
            }
            case Domain.OneHot() -> {
                int width = cols == 1 ? rows : cols;
                int start = random.nextInt(width);
                for (int r = 0; r < v.length / width; r++) {
                    int hot = r < width ? (start + r) % width : random.nextInt(width);
                    v[r * width + hot] = 1;
                }
            }
        }
        return v;
    }

    private static void uniform(double[] v, SplittableRandom random, double low, double high) {
        for (int k = 0; k < v.length; k++) {
            v[k] = low + (high - low) * random.nextDouble();
        }
    }

    /** Half of each label, both present. */
    private static void labels(double[] v, SplittableRandom random, double low, int index) {
        int shift = v.length == 1 ? index / 3 : random.nextInt(2);
        for (int k = 0; k < v.length; k++) {
            v[k] = (k + shift) % 2 == 0 ? 1 : low;
        }
        for (int k = v.length - 1; k > 0; k--) {
            int j = random.nextInt(k + 1);
            double x = v[k];
            v[k] = v[j];
            v[j] = x;
        }
    }
}
