package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Plans, streaks, interviews: days in words and numbers. */
class DayPlanTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_backlog_is_worked_off_within_the_limit() {
        DayPlan plan = DayPlan.of(MONDAY, 7, 250, Map.of(MONDAY.plusDays(1), 30), 100, Map.of());
        assertThat(plan.days()).extracting(DayPlan.Day::planned).containsExactly(100, 100, 80, 0, 0, 0, 0);
        assertThat(plan.caughtUp()).contains(MONDAY.plusDays(2));
    }

    @Test
    void a_day_off_takes_nothing() {
        DayPlan plan = DayPlan.of(MONDAY, 3, 100, Map.of(), 50, Map.of(DayOfWeek.TUESDAY, 0.0));
        assertThat(plan.days()).extracting(DayPlan.Day::planned).containsExactly(50, 0, 50);
    }

    @Property(tries = 200)
    void nothing_is_lost_and_no_day_exceeds_its_limit(
            @ForAll @IntRange(max = 5_000) int overdue,
            @ForAll @Size(30) List<@IntRange(max = 200) Integer> due,
            @ForAll @IntRange(min = 1, max = 300) int limit) {
        Map<LocalDate, Integer> byDay = java.util.stream.IntStream.range(0, 30)
                .boxed()
                .collect(Collectors.toMap(i -> MONDAY.plusDays(i), due::get));
        DayPlan plan = DayPlan.of(MONDAY, 30, overdue, byDay, limit, Map.of());
        int planned = plan.days().stream().mapToInt(DayPlan.Day::planned).sum();
        int all = overdue + due.stream().mapToInt(Integer::intValue).sum();
        assertThat(planned + plan.days().getLast().left()).isEqualTo(all);
        assertThat(plan.busiest()).isLessThanOrEqualTo(limit);
    }

    @Test
    void seven_days_earn_a_freeze_and_a_missed_day_uses_it() {
        Set<LocalDate> week = MONDAY.datesUntil(MONDAY.plusDays(7)).collect(Collectors.toSet());
        assertThat(Streak.of(week, MONDAY.plusDays(6))).isEqualTo(new Streak(7, 1, true));
        assertThat(Streak.of(week, MONDAY.plusDays(8))).isEqualTo(new Streak(7, 0, false));
        assertThat(Streak.of(week, MONDAY.plusDays(9))).isEqualTo(new Streak(0, 0, false));
        assertThat(Streak.of(Set.of(), MONDAY)).isEqualTo(new Streak(0, 0, false));
    }

    @Test
    void before_an_interview_intervals_are_capped_and_the_retention_rises() {
        Interview interview = new Interview(MONDAY.plusDays(60));
        assertThat(interview.settings(Settings.DEFAULT, MONDAY).desiredRetention())
                .isEqualTo(0.9);
        assertThat(interview.settings(Settings.DEFAULT, MONDAY).maximumInterval())
                .isEqualTo(59);
        Settings eve = interview.settings(Settings.DEFAULT, MONDAY.plusDays(59));
        assertThat(eve.maximumInterval()).isEqualTo(1);
        assertThat(eve.desiredRetention()).isCloseTo(0.958, within(1e-9));
        assertThat(interview.settings(Settings.DEFAULT, MONDAY.plusDays(60))).isEqualTo(Settings.DEFAULT);
        assertThat(Interview.retention(0.97, 3)).isEqualTo(0.97);
    }

    @Property(tries = 300)
    void the_explanation_ends_where_the_scheduler_ends(
            @ForAll @IntRange(min = 1, max = 4) int grade, @ForAll @IntRange(max = 400) int days) {
        Memory before = new Memory(12.3, 5.6);
        Memory after = new MemoryModel(Parameters.DEFAULT).next(before, days, Rating.ofGrade(grade));
        var lines = Explanation.of(Parameters.DEFAULT, before, days, Rating.ofGrade(grade), 0.9)
                .lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).numbers()).endsWith(" " + Explanation.n(after.stability()));
        assertThat(lines.getLast().numbers()).endsWith("= " + Explanation.n(after.stability()));
    }
}
