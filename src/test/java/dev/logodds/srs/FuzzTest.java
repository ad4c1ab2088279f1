package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        // interval, elapsed, maximum, first, last
        "1, 0, 36500, 1, 1",
        "2, 0, 36500, 2, 2",
        "3, 0, 36500, 2, 4",
        "7, 0, 36500, 5, 9",
        "20, 0, 36500, 17, 23",
        "100, 0, 36500, 93, 107",
        "100, 97, 36500, 98, 107",
        "100, 200, 36500, 93, 107",
        "100, 0, 102, 93, 102",
        "3, 2, 3, 3, 3",
        "8, 7, 8, 8, 8",
    })
    void rangesAreThoseOfTheReference(int interval, int elapsed, int maximum, int first, int last) {
        assertThat(Fuzz.around(interval, elapsed, maximum)).isEqualTo(new Fuzz(first, last));
    }

    @Test
    void drawsCoverTheRangeEvenly() {
        Fuzz range = new Fuzz(93, 107);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int card = 0; card < 15_000; card++) {
            counts.merge(range.pick(Fuzz.draw(card, 5), MONDAY, Workload.NONE), 1, Integer::sum);
        }
        assertThat(counts.keySet()).hasSize(15).allMatch(day -> day >= 93 && day <= 107);
        assertThat(counts.values()).allMatch(count -> count > 850 && count < 1_150);
    }

    @Test
    void loadsSettleInProportionToCapacity() {
        Map<LocalDate, Integer> due = new HashMap<>();
        Workload workload =
                new Workload(day -> due.getOrDefault(day, 0), Map.of(DayOfWeek.SATURDAY, 0.5, DayOfWeek.SUNDAY, 0.0));
        Fuzz week = new Fuzz(7, 13);
        for (int card = 0; card < 5_500; card++) {
            due.merge(MONDAY.plusDays(week.pick(Fuzz.draw(card, 3), MONDAY, workload)), 1, Integer::sum);
        }
        due.forEach((day, count) -> {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
                assertThat(count).isBetween(450, 550);
            } else {
                assertThat(count).isBetween(950, 1_050);
            }
        });
        assertThat(due.keySet()).noneMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    @Test
    void aRangeOfRestDaysIsStillUsed() {
        Workload never = new Workload(day -> 0, Map.of(DayOfWeek.TUESDAY, 0.0, DayOfWeek.WEDNESDAY, 0.0));
        assertThat(new Fuzz(1, 2).pick(0.99, MONDAY, never)).isEqualTo(2);
        assertThat(new Fuzz(1, 2).pick(0, MONDAY, never)).isEqualTo(1);
    }
}
