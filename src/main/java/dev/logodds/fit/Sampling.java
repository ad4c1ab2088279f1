package dev.logodds.fit;

import java.util.random.RandomGenerator;

/** Drawing rows. */
final class Sampling {
    private Sampling() {}

    /** The shuffle of Fisher and Yates. */
    static void shuffle(int[] items, RandomGenerator random) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = items[i];
            items[i] = items[j];
            items[j] = swap;
        }
    }
}
