package dev.logodds.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT1M, in 1 min (10:01)",
        "PT10M, in 10 min (10:10)",
        "PT5H, at 15:00",
        "PT13H, today at 23:00",
        "P1D, tomorrow",
        "P2D, Mon 23 Nov (in 2 days)",
        "P400D, 26 Dec 2027 (in 400 days)",
        "-PT5M, now"
    })
    void a_moment_to_come(Duration wait, String words) {
        assertThat(When.due(NOW.plus(wait), NOW, BERLIN)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, 1 min",
        "PT10M, 10 min",
        "PT2H, 2 h",
        "P1D, 1 day",
        "P8D, 8 days",
        "P91D, 3.0 months",
        "P730D, 2.0 years"
    })
    void a_wait_on_a_button(Duration wait, String words) {
        assertThat(When.interval(NOW.plus(wait), NOW, BERLIN)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT1M, just now", "PT2H, today 08:00", "P1D, yesterday 10:00", "P5D, 16 Nov 2026"})
    void a_moment_that_has_passed(Duration since, String words) {
        assertThat(When.ago(NOW.minus(since), NOW, BERLIN)).isEqualTo(words);
    }
}
