package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialStabilityTest {
    @Test
    void anUnusedRatingTakesItsNeighboursMultiple() {
        double[] stability = new InitialStability(TrainingItem.of(cards(Rating.GOOD, 4, 200, 20))).fitted();
        double multiple = stability[2] / Parameters.DEFAULT.w(2);
        for (int i = 0; i < 4; i++) {
            assertThat(stability[i]).isCloseTo(Math.max(0.1, multiple * Parameters.DEFAULT.w(i)), within(1e-9));
        }
    }

    @Test
    void ninetyPercentRecalledAfterFourDaysIsAStabilityOfFourDays() {
        double[] stability = new InitialStability(TrainingItem.of(cards(Rating.GOOD, 4, 2_000, 200))).fitted();
        assertThat(stability[2]).isCloseTo(4, within(0.05));
    }

    @Test
    void theRatingWithFewerReviewsGivesWay() {
        List<History> histories = new ArrayList<>(cards(Rating.GOOD, 4, 300, 30));
        histories.addAll(cards(Rating.HARD, 10, 40, 1));
        double[] stability = new InitialStability(TrainingItem.of(histories)).fitted();
        assertThat(stability).isSorted();
        assertThat(stability[1]).isEqualTo(stability[2]);
        assertThat(stability[2]).isCloseTo(4, within(0.2));
    }

    @Test
    void rareFirstIntervalsAreDropped() {
        List<History> histories = new ArrayList<>(cards(Rating.GOOD, 4, 100, 10));
        histories.addAll(cards(Rating.GOOD, 300, 25, 20));
        histories.addAll(cards(Rating.GOOD, 9, 20, 10));
        List<TrainingItem> kept = Outliers.dropped(TrainingItem.of(histories));
        assertThat(kept).hasSize(100).allMatch(item -> item.firstInterval() == 4);
    }

    /** Cards first rated so and met once more after some days, this many of them forgotten by then. */
    private static List<History> cards(Rating first, int days, int count, int forgotten) {
        List<History> cards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Rating second = i < forgotten ? Rating.AGAIN : Rating.GOOD;
            cards.add(new History(List.of(
                    new History.Answer(Instant.EPOCH, 0, first),
                    new History.Answer(Instant.EPOCH.plusSeconds(86_400L * days), days, second))));
        }
        return cards;
    }
}
