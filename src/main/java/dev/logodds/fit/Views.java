package dev.logodds.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON can hold them: null for what is not finite. */
final class Views {
    private Views() {}

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static List<@Nullable Double> numbers(double[] values) {
        List<@Nullable Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(finite(value));
        }
        return list;
    }

    static List<List<@Nullable Double>> rows(double[][] values) {
        List<List<@Nullable Double>> list = new ArrayList<>();
        for (double[] row : values) {
            list.add(numbers(row));
        }
        return list;
    }

    static List<List<@Nullable Double>> intervals(List<Inference.Interval> intervals) {
        return intervals.stream()
                .map(interval -> numbers(new double[] {interval.low(), interval.high()}))
                .toList();
    }

    static double[] exponentials(double[] values) {
        return java.util.Arrays.stream(values).map(Math::exp).toArray();
    }

    static String stop(Stop stop) {
        return stop.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Metrics by name, in order; not finite ones null. */
    static final class Metrics {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        Metrics put(String name, double value) {
            values.put(name, finite(value));
            return this;
        }

        Metrics put(String name, int value) {
            values.put(name, value);
            return this;
        }

        Metrics put(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }

        Map<String, @Nullable Object> values() {
            return values;
        }
    }

    static void aliased(List<String> aliased, List<String> warnings) {
        if (!aliased.isEmpty()) {
            warnings.add("not estimable because they depend linearly on the terms before them, so null (NA): "
                    + String.join(", ", aliased));
        }
    }
}
