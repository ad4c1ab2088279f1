package dev.logodds.srs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Measures, without asserting: run the main method. Training on the first four fifths of the reference log, training on
 * a simulated log of 100,000 reviews, and plain scheduling.
 */
final class OptimizerBench {
    private static final int CARDS = 5_000;
    private static final int REVIEWS_A_CARD = 20;

    private OptimizerBench() {}

    public static void main(String[] args) {
        Optimizer optimizer = new Optimizer(1);
        List<TrainingItem> reference = TrainingItem.of(SrsFixtures.histories());
        List<TrainingItem> train = reference.subList(0, 5_933);
        List<TrainingItem> test = reference.subList(5_933, reference.size());
        Parameters fitted = timed("train on 5,933 items, cold", () -> optimizer.trainOn(train));
        System.out.printf("log-loss held out: %.5f%n", Optimizer.meanLoss(test, fitted));
        for (int i = 0; i < 5; i++) {
            timed("train on 5,933 items, warmer", () -> optimizer.trainOn(train));
        }
        List<History> log = timed("schedule 100,000 reviews", OptimizerBench::simulated);
        for (int i = 0; i < 3; i++) {
            timed("train on the log of 100,000 reviews", () -> optimizer.train(log));
        }
        System.out.println(timed("propose from it", () -> optimizer.propose(log, Parameters.DEFAULT)));
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf("%-40s %8.1f ms%n", what, (System.nanoTime() - start) / 1e6);
        return result;
    }

    /** Cards answered when due, recalled as often as other parameters than the defaults say. */
    private static List<History> simulated() {
        Random random = new Random(7);
        Scheduler scheduler = new Scheduler(Settings.DEFAULT);
        Scheduler truth = new Scheduler(SrsFixtures.settings("D"));
        List<History> histories = new ArrayList<>();
        for (int card = 0; card < CARDS; card++) {
            histories.add(simulated(scheduler, truth, random, card));
        }
        return histories;
    }

    private static History simulated(Scheduler scheduler, Scheduler truth, Random random, long seed) {
        Instant at = Instant.parse("2025-01-01T10:00:00Z").plus(Duration.ofHours(random.nextInt(8_000)));
        CardState planned = CardState.unseen(at);
        CardState real = planned;
        List<History.Answer> answers = new ArrayList<>();
        for (int i = 0; i < REVIEWS_A_CARD; i++) {
            StudyDay now = StudyDay.of(at, ZoneOffset.UTC, StudyDay.DEFAULT_ROLLOVER);
            int elapsed = planned.elapsedDays(now);
            double recall = truth.retrievability(real, elapsed).orElse(0.7);
            Rating rating = random.nextDouble() > recall ? Rating.AGAIN : Rating.ofGrade(2 + random.nextInt(3));
            answers.add(new History.Answer(at, elapsed, rating));
            planned = scheduler.review(planned, rating, now, seed).after();
            real = truth.review(real, rating, now, seed).after();
            at = planned.due();
        }
        return new History(answers);
    }
}
