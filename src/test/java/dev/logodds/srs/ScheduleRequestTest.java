package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void schedulesTheFirstReferenceCard() {
        List<ScheduleResponse.Row> rows = schedule("""
                        {"reviews": [
                          {"at": "2026-01-12T12:58:00.000Z", "rating": 3},
                          {"at": "2026-01-12T13:15:00Z", "rating": 3},
                          {"at": "2026-01-15T07:50:00Z", "rating": 1}]}
                        """).reviews();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).retrievabilityBefore()).isNull();
        assertThat(rows.get(0).scheduledMinutes()).isEqualTo(10);
        assertThat(rows.get(1).state()).isEqualTo("Review");
        assertThat(rows.get(1).due()).isEqualTo(Instant.parse("2026-01-14T13:15:00Z"));
        ScheduleResponse.Row lapse = rows.get(2);
        assertThat(lapse.state()).isEqualTo("Relearning");
        assertThat(lapse.stability()).isCloseTo(0.63697811, within(1e-8));
        assertThat(lapse.difficulty()).isCloseTo(7.39223814, within(1e-8));
        assertThat(lapse.retrievabilityBefore()).isCloseTo(0.88094796, within(1e-8));
        assertThat(lapse.reps()).isEqualTo(3);
        assertThat(lapse.lapses()).isEqualTo(1);
    }

    @Test
    void countsDaysInTheZoneFromTheRollover() {
        String reviews = "\"reviews\": [{\"at\": \"2026-01-12T20:00:00Z\", \"rating\": 4},"
                + "{\"at\": \"2026-01-13T01:00:00Z\", \"rating\": 3}]";
        assertThat(recallAtSecond("{" + reviews + "}")).isLessThan(1);
        assertThat(recallAtSecond("{\"zone\": \"America/New_York\", " + reviews + "}"))
                .isEqualTo(1);
        assertThat(recallAtSecond("{\"rollover\": \"04:00\", " + reviews + "}")).isEqualTo(1);
    }

    @Test
    void takesSettings() {
        ScheduleResponse.Row row = schedule("""
                        {"learningSteps": [], "maximumInterval": 5, "desiredRetention": 0.8, "fuzz": false,
                         "reviews": [{"at": "2026-01-12T12:58:00Z", "rating": 4}]}
                        """).reviews().getFirst();
        assertThat(row.scheduledDays()).isEqualTo(5);
        assertThat(schedule("{\"reviews\": []}").reviews()).isEmpty();
    }

    @Test
    void givesEveryRowOfTheReference() {
        Map<String, List<String[]>> cards = SrsFixtures.csv("fsrs-vectors.csv").stream()
                .filter(row -> row[0].equals("A"))
                .collect(Collectors.groupingBy(row -> row[1]));
        cards.values().forEach(ScheduleRequestTest::compare);
    }

    private static void compare(List<String[]> expected) {
        List<ScheduleRequest.@Nullable Review> reviews = new ArrayList<>();
        expected.forEach(row -> reviews.add(new ScheduleRequest.Review(row[3], Double.valueOf(row[4]))));
        List<ScheduleResponse.Row> rows = new ScheduleRequest(null, null, null, null, null, null, reviews, null, null)
                .schedule()
                .reviews();
        for (int i = 0; i < expected.size(); i++) {
            String[] row = expected.get(i);
            assertThat(rows.get(i).state()).isEqualTo(row[11]);
            assertThat(rows.get(i).stability()).isCloseTo(Double.parseDouble(row[9]), withinPercentage(1e-4));
            if (Integer.parseInt(row[13]) <= Settings.LONGEST_INTERVAL) {
                assertThat(rows.get(i).due()).isEqualTo(Instant.parse(row[15]));
            }
        }
    }

    @Test
    void fuzzIsTheSameEveryTime() {
        String json = "{'fuzz': true, 'learningSteps': [], 'reviews': [{'at': '2026-01-12T20:00:00Z', 'rating': 4}]}";
        List<ScheduleResponse.Row> once = schedule(json.replace('\'', '"')).reviews();
        assertThat(once).isEqualTo(schedule(json.replace('\'', '"')).reviews());
        assertThat(once.getFirst().scheduledDays()).isBetween(6, 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|reviews: missing",
                "{'reviews': [null]}|reviews[0]: missing",
                "{'reviews': [{'rating': 3}]}|reviews[0].at: missing",
                "{'reviews': [{'at': 'yesterday', 'rating': 3}]}|reviews[0].at: not an instant such as 2026-01-12T12:58:00Z: yesterday",
                "{'reviews': [{'at': '1066-10-14T09:00:00Z', 'rating': 3}]}|reviews[0].at: 1066-10-14T09:00:00Z is outside the years 1970 to 9998",
                "{'reviews': [{'at': '2026-01-12T12:58:00Z', 'rating': 7}]}|reviews[0].rating: a rating is 1, 2, 3 or 4, not 7",
                "{'reviews': [{'at': '2026-01-12T12:58:00Z', 'rating': 2.5}]}|reviews[0].rating: a rating is 1, 2, 3 or 4, not 2.5",
                "{'reviews': [{'at': '2026-01-12T12:58:00Z'}]}|reviews[0].rating: a rating is 1, 2, 3 or 4, not null",
                "{'reviews': [{'at': '2026-01-12T12:58:00Z', 'rating': 3}, {'at': '2026-01-11T00:00:00Z', 'rating': 3}]}|reviews[1].at: 2026-01-11T00:00:00Z is before the review before it, 2026-01-12T12:58:00Z",
                "{'reviews': [], 'parameters': [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]}|parameters: FSRS-6 has 21 parameters, not 20",
                "{'reviews': [], 'parameters': [null]}|parameters: missing",
                "{'reviews': [], 'zone': 'Mars/Olympus'}|zone: not an IANA zone such as Europe/Berlin nor an offset such as +02:00: Mars/Olympus",
                "{'reviews': [], 'rollover': 'dawn'}|rollover: not a time of day such as 04:00: dawn",
                "{'reviews': [], 'desiredRetention': 1}|desiredRetention: must lie in [0.01, 0.999], not 1.0",
                "{'reviews': [], 'maximumInterval': 0}|maximumInterval: must be 1 to 36500 days, not 0",
                "{'reviews': [], 'maximumInterval': 2.5}|maximumInterval: a whole number is needed, not 2.5",
                "{'reviews': [], 'maximumInterval': 1e12}|maximumInterval: too large: 1.0E12",
                "{'reviews': [], 'learningSteps': [0]}|learningSteps: a step must last from 1 minute to under a day, not PT0S",
                "{'reviews': [], 'relearningSteps': [1440]}|relearningSteps: a step must last from 1 minute to under a day, not PT24H",
            })
    void saysWhatCannotBeUsed(String json, String message) {
        assertThatThrownBy(() -> schedule(json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static double recallAtSecond(String json) {
        Double recall = schedule(json).reviews().get(1).retrievabilityBefore();
        return Objects.requireNonNull(recall);
    }

    private static ScheduleResponse schedule(String json) {
        try {
            return JSON.readValue(json, ScheduleRequest.class).schedule();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
