package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sorting and neighbours, beside the plain ways to the same result. */
class OrderTest {
    @Test
    void it_is_that_of_a_stable_sort() {
        Random random = new Random(1);
        for (int n : new int[] {0, 1, 2, 11, 12, 13, 100, 1000, 4099}) {
            double[] values = random.doubles(n)
                    .map(v -> v < 0.1 ? Double.NaN : Math.rint(v * 50))
                    .toArray();
            int[] expected = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(Order.ascending(values)).isEqualTo(expected);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            assertThat(Order.ascending(sorted)).isEqualTo(IntStream.range(0, n).toArray());
        }
    }

    @Test
    void smote_goes_to_one_of_the_nearest() {
        double[][] x =
                new Random(3).doubles(40).mapToObj(v -> new double[] {v, v * v}).toArray(double[][]::new);
        double[][] made = Resampling.smote(x, 3, 500, new SplittableRandom(7));
        assertThat(made).isDeepEqualTo(Resampling.smote(x, 3, 500, new SplittableRandom(7)));
        SplittableRandom random = new SplittableRandom(7);
        for (double[] row : made) {
            double[] from = x[random.nextInt(x.length)];
            double[] to = Arrays.stream(x)
                    .filter(other -> other != from)
                    .sorted(Comparator.comparingDouble(other -> Math.hypot(other[0] - from[0], other[1] - from[1])))
                    .toList()
                    .get(random.nextInt(3));
            double share = random.nextDouble();
            assertThat(row[0]).isEqualTo(from[0] + share * (to[0] - from[0]));
        }
    }
}
