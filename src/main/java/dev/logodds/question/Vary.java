package dev.logodds.question;

import dev.logodds.formula.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** Something that a question draws afresh. */
public sealed interface Vary {
    /** One of these numbers. */
    record Number(List<Double> of) implements Vary {
        public Number {
            of = some(of);
        }

        /** The number of the list that is nearest; the first of two that are as near. */
        double nearest(double wanted) {
            return of.get(place(wanted));
        }

        private int place(double wanted) {
            int best = 0;
            for (int i = 1; i < of.size(); i++) {
                if (Math.abs(of.get(i) - wanted) < Math.abs(of.get(best) - wanted)) best = i;
            }
            return best;
        }
    }

    /** One of these words. */
    record Word(List<String> of) implements Vary {
        public Word {
            of = some(of);
        }
    }

    /**
     * A column or matrix of these numbers.
     *
     * @param mixed every number occurs at least once
     */
    record Table(int rows, int cols, List<Double> of, boolean mixed) implements Vary {
        public Table {
            of = some(of);
            if (rows < 1 || cols < 1 || rows > 50 || cols > 10) {
                throw new IllegalArgumentException("a drawn table has 1 to 50 rows and 1 to 10 columns");
            }
            if (mixed && rows * cols < of.size()) {
                throw new IllegalArgumentException(
                        "a table of " + rows * cols + " can't hold " + of.size() + " values");
            }
        }

        private Tensor draw(SplittableRandom random) {
            Double[] drawn = new Double[rows * cols];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = mixed && i < of.size() ? of.get(i) : of.get(random.nextInt(of.size()));
            }
            if (mixed) Collections.shuffle(Arrays.asList(drawn), new Random(random.nextLong()));
            return new Tensor(rows, cols, List.of(drawn));
        }
    }

    private static <T> List<T> some(List<T> values) {
        if (values.isEmpty()) throw new IllegalArgumentException("there is nothing to draw from");
        return List.copyOf(values);
    }

    /** Draws; {@code turn} goes round the list instead, so that consecutive turns differ. */
    default Bindings draw(String name, Bindings before, SplittableRandom random, long turn) {
        return switch (this) {
            case Number(List<Double> of) -> before.with(name, Tensor.of(pick(of, random, turn)));
            case Word(List<String> of) -> before.with(name, pick(of, random, turn));
            case Table table -> before.with(name, table.draw(random));
        };
    }

    /** How many draws can be counted; tables are drawn at random. */
    default int size() {
        return switch (this) {
            case Number(List<Double> of) -> of.size();
            case Word(List<String> of) -> of.size();
            case Table ignored -> 1;
        };
    }

    /** Where on the list a wanted number stands, or else what was drawn. */
    default int place(String name, Map<String, Double> wanted, Bindings drawn) {
        return switch (this) {
            case Number number -> {
                Double value = wanted.get(name);
                yield number.place(value == null ? drawn.number(name) : value);
            }
            case Word(List<String> of) -> of.indexOf(drawn.words().get(name));
            case Table ignored -> 0;
        };
    }

    /** A turn below 0 draws at random. */
    private static <T> T pick(List<T> of, SplittableRandom random, long turn) {
        return of.get(turn < 0 ? random.nextInt(of.size()) : (int) Math.floorMod(turn, (long) of.size()));
    }
}
