package dev.logodds.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reference results under src/test/resources/fit, and a tally of how near we come. */
final class Reference {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reference() {}

    static String text(String name) {
        try (InputStream in = Reference.class.getResourceAsStream("/fit/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Frame frame(String dataset) {
        return Frame.parse(text("datasets/" + dataset));
    }

    static List<JsonNode> cases(String file) {
        try {
            List<JsonNode> cases = new ArrayList<>();
            JSON.readTree(text(file)).forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> ids(String file, String kind) {
        return cases(file).stream()
                .filter(c -> c.get("kind").asText().equals(kind))
                .map(c -> c.get("id").asText());
    }

    static JsonNode named(String file, String id) {
        return cases(file).stream()
                .filter(c -> c.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).isNumber() ? array.get(i).asDouble() : Double.NaN;
        }
        return numbers;
    }

    /** The design columns of a case, without "1", as a formula. */
    static String formula(String response, JsonNode columns) {
        List<String> terms = new ArrayList<>();
        for (JsonNode column : columns) {
            String text = column.asText();
            if (!text.equals("1")) {
                terms.add(text.matches("\\w+") ? text : "I(as.numeric(" + text + "))");
            }
        }
        return response + " ~ " + (terms.isEmpty() ? "1" : String.join(" + ", terms));
    }

    /** Largest errors by name, kept over a test class and printed at its end. */
    static final class Tally {
        private final Map<String, Double> largest = new TreeMap<>();

        void relative(String what, double actual, double expected, double tolerance) {
            double scale = Math.abs(expected);
            check(
                    what,
                    actual == expected ? 0 : Math.abs(actual - expected) / (scale == 0 ? 1 : scale),
                    tolerance,
                    actual,
                    expected);
        }

        void relative(String what, double[] actual, double[] expected, double tolerance) {
            for (int i = 0; i < expected.length; i++) {
                relative(what, actual[i], expected[i], tolerance);
            }
        }

        void absolute(String what, double actual, double expected, double tolerance) {
            check(what, Math.abs(actual - expected), tolerance, actual, expected);
        }

        private void check(String what, double error, double tolerance, double actual, double expected) {
            largest.merge(what, error, Math::max);
            if (!(error <= tolerance)) {
                throw new AssertionError("%s: %s, expected %s (error %.2e over %.0e)"
                        .formatted(what, actual, expected, error, tolerance));
            }
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            largest.forEach((what, error) -> text.append(" %s %.1e;".formatted(what, error)));
            return text.toString();
        }
    }
}
