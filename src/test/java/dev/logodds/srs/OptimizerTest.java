package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the reference optimiser on the same simulated log. */
class OptimizerTest {
    private static final Instant START = Instant.parse("2026-01-05T18:00:00Z");

    private final Optimizer optimizer = new Optimizer(1);
    private final JsonNode reference = SrsFixtures.json("revlog-10k-reference.json");
    private final List<TrainingItem> items = TrainingItem.of(SrsFixtures.histories());
    private final List<TrainingItem> train =
            items.subList(0, reference.get("train").asInt());
    private final List<TrainingItem> test = items.subList(reference.get("train").asInt(), items.size());

    @Test
    void seesTheSameItems() {
        assertThat(items).hasSize(reference.get("items_total").asInt());
        assertThat(test).hasSize(reference.get("test").asInt());
    }

    @Test
    void measuresTheSameLosses() {
        JsonNode losses = reference.get("logloss_test");
        near(Parameters.DEFAULT, losses.get("default").asDouble());
        near(weights("true_w"), losses.get("true").asDouble());
        near(weights("optimised_w_train80"), losses.get("optimised").asDouble());
    }

    private void near(Parameters parameters, double expected) {
        // the reference computes in single precision
        assertThat(Optimizer.meanLoss(test, parameters)).isCloseTo(expected, within(2e-6));
    }

    @Test
    void predictsAsWellAsTheReference() {
        double fitted = Optimizer.meanLoss(test, optimizer.trainOn(train));
        assertThat(fitted)
                .isLessThan(reference.get("logloss_test").get("optimised").asDouble() + 0.001);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500, 1_000, 2_000, 4_000})
    void learnsAsFastAsTheReference(int n) {
        double fitted = Optimizer.meanLoss(test, optimizer.trainOn(items.subList(0, n)));
        double expected = reference
                .get("learning_curve_test_logloss")
                .get(String.valueOf(n))
                .asDouble();
        assertThat(fitted).isLessThan(expected + 0.002);
    }

    @Test
    void fitsTheSameTwice() {
        assertThat(optimizer.trainOn(train)).isEqualTo(optimizer.trainOn(train));
    }

    @Test
    void respectsTheLimitThatRelearningStepsSet() {
        Parameters fitted = new Optimizer(3).trainOn(train);
        assertThat(fitted.forRelearningSteps(3)).isEqualTo(fitted);
    }

    @Test
    void keepsTheDefaultsWithoutEnoughItems() {
        assertThat(optimizer.trainOn(items.subList(0, 7))).isEqualTo(Parameters.DEFAULT);
        assertThat(optimizer.train(List.of())).isEqualTo(Parameters.DEFAULT);
    }

    @Test
    void fitsOnlyInitialStabilitiesToFewItems() {
        List<Double> standard = Parameters.DEFAULT.weights();
        List<Double> few = optimizer.trainOn(learned(64).subList(0, 63)).weights();
        assertThat(few.get(2)).isNotEqualTo(standard.get(2));
        assertThat(few.subList(4, 21)).isEqualTo(standard.subList(4, 21));
        List<Double> enough = optimizer.trainOn(learned(64)).weights();
        assertThat(enough.subList(4, 21)).isNotEqualTo(standard.subList(4, 21));
    }

    @Test
    void acceptsWhatPredictsTheNewestReviewsBetter() {
        List<History> histories = SrsFixtures.histories();
        assertThat(optimizer.propose(histories, Parameters.DEFAULT))
                .isInstanceOfSatisfying(Proposal.Accepted.class, p -> {
                    assertThat(p.items()).isEqualTo(7_417);
                    assertThat(p.fittedLoss()).isLessThan(p.currentLoss());
                });
        assertThat(optimizer.propose(histories, weights("true_w"))).isInstanceOf(Proposal.Rejected.class);
        assertThat(optimizer.propose(histories.subList(0, 100), Parameters.DEFAULT))
                .isInstanceOfSatisfying(
                        Proposal.TooFew.class, p -> assertThat(p.needed()).isEqualTo(1_000));
    }

    /** Cards that give two items each: met again after 4 days and, three in four recalled, after 9 more. */
    private static List<TrainingItem> learned(int items) {
        List<History> cards = new ArrayList<>();
        for (int i = 0; i < items / 2; i++) {
            Rating last = i % 4 == 0 ? Rating.AGAIN : Rating.GOOD;
            cards.add(new History(List.of(
                    new History.Answer(START, 0, Rating.GOOD),
                    new History.Answer(START.plus(Duration.ofDays(4)), 4, Rating.GOOD),
                    new History.Answer(START.plus(Duration.ofDays(13)), 9, last))));
        }
        return TrainingItem.of(cards);
    }

    private Parameters weights(String name) {
        return Parameters.of(SrsFixtures.numbers(reference.get(name)));
    }
}
