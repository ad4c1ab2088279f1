package dev.logodds.srs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The reference data of this package. */
final class SrsFixtures {
    private SrsFixtures() {}

    /** Rows without comments and without the header line. */
    static List<String[]> csv(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the parameter sets A to D. */
    static Settings settings(String set) {
        JsonNode node = json("fsrs-params.json").get(set);
        return new Settings(
                Parameters.of(numbers(node.get("w"))),
                node.get("request_retention").asDouble(),
                node.get("maximum_interval").asInt(),
                steps(node.get("learning_steps")),
                steps(node.get("relearning_steps")),
                node.get("enable_fuzz").asBoolean());
    }

    /** The simulated log of ten thousand reviews, by card. */
    static List<History> histories() {
        Map<String, List<History.Answer>> cards = new LinkedHashMap<>();
        for (String[] row : csv("revlog-10k.csv")) {
            cards.computeIfAbsent(row[0], card -> new ArrayList<>())
                    .add(new History.Answer(
                            Instant.ofEpochMilli(Long.parseLong(row[1])),
                            Integer.parseInt(row[3]),
                            Rating.ofGrade(Integer.parseInt(row[2]))));
        }
        return cards.values().stream().map(History::new).toList();
    }

    static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static List<Duration> steps(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(step -> Duration.parse("PT" + step.asText().toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static String text(String name) {
        try (InputStream in = SrsFixtures.class.getResourceAsStream("/srs/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
