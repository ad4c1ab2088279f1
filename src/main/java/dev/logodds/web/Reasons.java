package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import dev.logodds.learner.ReviewUndo;
import dev.logodds.learner.ScheduleVersion;
import dev.logodds.question.Question;
import dev.logodds.srs.Explanation;
import dev.logodds.srs.Memory;
import dev.logodds.srs.Rating;
import dev.logodds.srs.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts into words why a review led to its date. */
@ApplicationScoped
public class Reasons {
    @Inject
    Library library;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    ReviewView of(Review r) {
        String title = library.bank()
                .question(r.itemId)
                .map(Question::meta)
                .map(m -> m.title())
                .orElse(r.itemId);
        return new ReviewView(
                r.key.clientReviewId().toString(),
                r.itemId,
                title,
                When.ago(r.reviewedAt, clock.now(), clock.zone()),
                sentences(r),
                rows(r),
                steps(r),
                ReviewUndo.exists(r));
    }

    private List<String> sentences(Review r) {
        List<String> said = new ArrayList<>();
        said.add(rating(r));
        Double recall = r.retrievability;
        if (recall != null) {
            said.add("It was %s after the review before, and the chance that you would still know it stood at %.0f%%."
                    .formatted(days(r.elapsedDays), recall * 100));
        }
        said.add(
                r.scheduledDays == 0
                        ? "While an item is being learned it comes back within minutes: "
                                + When.due(r.dueAfter, r.reviewedAt, clock.zone()) + "."
                        : "From here the memory should last about %s, so the next review comes %s."
                                .formatted(
                                        stability(r.stabilityAfter), When.due(r.dueAfter, r.reviewedAt, clock.zone())));
        if (r.scheduledDays >= r.maximumInterval) {
            said.add("Without a limit it would be later: no interval may be longer than %s just then."
                    .formatted(days(r.maximumInterval)));
        } else if (r.scheduledDays > 2) {
            said.add("Within the days that are as good as each other, a quiet one was picked.");
        }
        return said;
    }

    private static String rating(Review r) {
        String counted = Desk.label(Rating.ofGrade(r.rating));
        if (r.outcome.equals(AnswerResource.RATED)) return "You rated it " + counted + ".";
        return r.rating == r.proposedRating
                ? Verdicts.did(r) + ", which counts as " + counted + "."
                : "The answer itself counted as " + Desk.label(Rating.ofGrade(r.proposedRating)) + "; you rated it "
                        + counted + ".";
    }

    private List<ReviewView.Row> rows(Review r) {
        boolean first = r.stateBefore == State.NEW;
        return List.of(
                new ReviewView.Row("state", r.stateBefore.label(), r.stateAfter.label()),
                new ReviewView.Row(
                        "stability", first ? "none" : stability(r.stabilityBefore), stability(r.stabilityAfter)),
                new ReviewView.Row(
                        "difficulty, 1 to 10",
                        first ? "none" : "%.2f".formatted(r.difficultyBefore),
                        "%.2f".formatted(r.difficultyAfter)),
                new ReviewView.Row(
                        "chance of recall",
                        r.retrievability == null ? "none" : "%.1f%%".formatted(r.retrievability * 100),
                        "100%"));
    }

    private List<ReviewView.Step> steps(Review r) {
        Memory before = r.stateBefore == State.NEW ? null : new Memory(r.stabilityBefore, r.difficultyBefore);
        var parameters =
                ScheduleVersion.of(learner, r.parameterVersion).settings().parameters();
        return Explanation.of(parameters, before, r.elapsedDays, Rating.ofGrade(r.rating), r.desiredRetention)
                .lines()
                .stream()
                .map(l -> new ReviewView.Step(l.words(), library.display(l.equation()), library.display(l.numbers())))
                .toList();
    }

    private static String days(int days) {
        return days == 0 ? "the same day" : days == 1 ? "1 day" : days + " days";
    }

    private static String stability(double days) {
        return days < 1
                ? "%.0f hours".formatted(Math.max(1, days * 24))
                : String.format(Locale.ROOT, days < 10 ? "%.1f days" : "%.0f days", days);
    }
}
