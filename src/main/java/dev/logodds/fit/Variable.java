package dev.logodds.fit;

import java.util.List;

/** What an expression of a formula comes to, over all rows. */
@SuppressWarnings("ArrayRecordComponent")
sealed interface Variable {
    /** One or more numeric columns; each adds its suffix to the variable's name. */
    record Numbers(List<String> suffixes, double[][] columns) implements Variable {
        static Numbers of(double[] column) {
            return new Numbers(List.of(""), new double[][] {column});
        }
    }

    /** Levels, the reference first. */
    record Levels(List<String> levels, int[] codes) implements Variable {
        /** The same with {@code first} as the reference. */
        Levels relevelled(String first) {
            int old = levels.indexOf(first);
            if (old < 0) {
                throw FitProblem.request("\"%s\" is not a level; the levels are %s".formatted(first, levels));
            }
            List<String> order = new java.util.ArrayList<>(levels);
            order.add(0, order.remove(old));
            int[] moved = codes.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] = codes[i] == old ? 0 : codes[i] < old ? codes[i] + 1 : codes[i];
            }
            return new Levels(order, moved);
        }
    }

    /** True or false; a term of its own, it acts as the levels FALSE and TRUE. */
    record Truths(boolean[] values) implements Variable {
        Levels levels() {
            int[] codes = new int[values.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = values[i] ? 1 : 0;
            }
            return new Levels(List.of("FALSE", "TRUE"), codes);
        }
    }
}
