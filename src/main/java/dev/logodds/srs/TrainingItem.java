package dev.logodds.srs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One prediction to learn from: a card's answers before a review on a later day, and whether that review was a success.
 * Items of one card share its arrays.
 */
final class TrainingItem {
    final int[] elapsed;
    final int[] grades;
    /** Index of the review to predict. */
    final int last;

    private final long at;
    private final int firstLongTerm;

    private TrainingItem(int[] elapsed, int[] grades, int last, long at, int firstLongTerm) {
        this.elapsed = elapsed;
        this.grades = grades;
        this.last = last;
        this.at = at;
        this.firstLongTerm = firstLongTerm;
    }

    /** The items of all cards, by time; a card gives one for every review that was not on its first or the same day. */
    static List<TrainingItem> of(List<History> histories) {
        List<TrainingItem> items = new ArrayList<>();
        histories.forEach(history -> addAll(items, history.answers()));
        items.sort(Comparator.comparingLong(item -> item.at));
        return items;
    }

    private static void addAll(List<TrainingItem> items, List<History.Answer> answers) {
        int[] elapsed = answers.stream().mapToInt(History.Answer::elapsedDays).toArray();
        int[] grades =
                answers.stream().mapToInt(answer -> answer.rating().grade()).toArray();
        int firstLongTerm = IntStream.range(1, elapsed.length)
                .filter(i -> elapsed[i] > 0)
                .findFirst()
                .orElse(elapsed.length);
        for (int i = firstLongTerm; i < elapsed.length; i++) {
            if (elapsed[i] > 0) {
                items.add(
                        new TrainingItem(elapsed, grades, i, answers.get(i).at().toEpochMilli(), firstLongTerm));
            }
        }
    }

    boolean recalled() {
        return grades[last] > 1;
    }

    int recalledAsNumber() {
        return recalled() ? 1 : 0;
    }

    int days() {
        return elapsed[last];
    }

    int firstGrade() {
        return grades[0];
    }

    /** Days from the first day to the first review on a later one. */
    int firstInterval() {
        return elapsed[firstLongTerm];
    }

    /** Whether this is that first review: the one that tells about initial stability. */
    boolean isFirstLongTerm() {
        return last == firstLongTerm;
    }
}
