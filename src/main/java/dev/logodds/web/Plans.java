package dev.logodds.web;

import dev.logodds.learner.CardCounts;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Preference;
import dev.logodds.learner.Queue;
import dev.logodds.learner.Statistics;
import dev.logodds.srs.DayPlan;
import dev.logodds.srs.Interview;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says what the coming days ask for, and how a backlog is worked off. */
@ApplicationScoped
public class Plans {
    private static final int USUAL = 14;
    private static final int LONGEST = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    @Inject
    Statistics statistics;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    PlanView view() {
        StudyDay now = clock.today();
        Preference wishes = Preference.of(learner);
        Optional<Interview> interview = wishes.interview(now.date());
        int overdue = CardCounts.of(learner, now.at()).due();
        DayPlan plan = plan(now, wishes, interview, overdue);
        return new PlanView(
                interview.map(i -> "The way to " + DAY.format(i.on())).orElse("The coming days"),
                sentences(plan, wishes, interview, overdue, now.date()),
                Bars.of("plan", "Reviews planned for each day", bars(plan)),
                plan.days().stream().map(d -> line(d, wishes, interview)).toList());
    }

    private DayPlan plan(StudyDay now, Preference wishes, Optional<Interview> interview, int overdue) {
        int days = interview
                .map(i -> Math.min(LONGEST, i.daysLeft(now.date())))
                .orElse(overdue > wishes.reviewsADay ? LONGEST : USUAL);
        Map<LocalDate, Integer> due = new HashMap<>(statistics.forecast(learner, wishes, now, days));
        due.merge(now.date(), -overdue, Integer::sum);
        interview.ifPresent(
                i -> Queue.refreshers(learner, wishes, i, now).forEach((day, n) -> due.merge(day, n, Integer::sum)));
        return DayPlan.of(now.date(), days, overdue, due, wishes.reviewsADay, wishes.shares());
    }

    private static List<String> sentences(
            DayPlan plan, Preference wishes, Optional<Interview> interview, int overdue, LocalDate today) {
        List<String> said = new ArrayList<>();
        interview.ifPresent(i -> said.add(
                "%d days are left. No review is put off beyond the eve, the retention aimed at rises from %.0f%% to %.0f%%, and in the last %d days every item comes up once more."
                        .formatted(
                                i.daysLeft(today),
                                wishes.desiredRetention * 100,
                                Interview.PEAK * 100,
                                Interview.WINDOW)));
        if (overdue > wishes.reviewsADay) {
            said.add(
                    "%d reviews are waiting. There is no need to do them at once: at %d a day, the likeliest forgotten first, %s, and nothing new is added until then."
                            .formatted(
                                    overdue,
                                    wishes.reviewsADay,
                                    plan.caughtUp()
                                            .map(d -> "you are back on " + DAY.format(d))
                                            .orElse(
                                                    "you are back in about two months; a higher limit for a while would be quicker")));
        } else {
            said.add(
                    plan.busiest() == 0
                            ? "Nothing falls due yet. Answer a question, and its next day stands here."
                            : "The busiest day has %d reviews.".formatted(plan.busiest()));
        }
        return said;
    }

    private static List<Bars.Bar> bars(DayPlan plan) {
        int every = Math.max(1, plan.days().size() / 7);
        return IntStream.range(0, plan.days().size())
                .mapToObj(i -> new Bars.Bar(
                        i % every == 0 ? "" + plan.days().get(i).date().getDayOfMonth() : "",
                        plan.days().get(i).planned()))
                .toList();
    }

    private static PlanView.Line line(DayPlan.Day day, Preference wishes, Optional<Interview> interview) {
        double retention = interview
                .map(i -> Interview.retention(wishes.desiredRetention, i.daysLeft(day.date())))
                .orElse(wishes.desiredRetention);
        return new PlanView.Line(
                DAY.format(day.date()), day.due(), day.planned(), day.left(), "%.0f%%".formatted(retention * 100));
    }
}
