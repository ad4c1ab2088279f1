package dev.logodds.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.srs.Rating;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    @ParameterizedTest
    @CsvSource({
        // correct, verified, gave up, hint, retry, seconds, rating
        "false, true,  false, false, false, 10,  AGAIN",
        "true,  true,  true,  false, false, 10,  AGAIN",
        "true,  true,  false, true,  false, 10,  HARD",
        "true,  true,  false, false, true,  10,  HARD",
        "true,  true,  false, false, false, 121, HARD",
        "true,  true,  false, false, false, 120, GOOD",
        "true,  true,  false, false, false, 31,  GOOD",
        "true,  true,  false, false, false, 30,  EASY",
        "true,  false, false, false, false, 10,  GOOD",
    })
    void the_rating_follows_from_the_evidence(
            boolean correct,
            boolean verified,
            boolean gaveUp,
            boolean hint,
            boolean retry,
            int seconds,
            Rating rating) {
        Evidence evidence = new Evidence(
                correct, verified, gaveUp, hint, retry, Duration.ofSeconds(seconds), Duration.ofSeconds(60));
        assertThat(evidence.rating()).isEqualTo(rating);
    }
}
