package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyDayTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-12T23:59:00Z, UTC,              00:00, 2026-01-12",
        "2026-01-13T00:00:00Z, UTC,              00:00, 2026-01-13",
        "2026-01-13T03:59:59Z, UTC,              04:00, 2026-01-12",
        "2026-01-13T04:00:00Z, UTC,              04:00, 2026-01-13",
        "2026-01-13T03:30:00Z, Europe/Berlin,    04:00, 2026-01-13",
        "2026-01-13T08:30:00Z, America/New_York, 04:00, 2026-01-12",
        // the night without 02:00 to 03:00, and the night that has it twice
        "2026-03-29T01:59:00Z, Europe/Berlin,    04:00, 2026-03-28",
        "2026-03-29T02:00:00Z, Europe/Berlin,    04:00, 2026-03-29",
        "2026-10-25T02:59:00Z, Europe/Berlin,    04:00, 2026-10-24",
        "2026-10-25T03:00:00Z, Europe/Berlin,    04:00, 2026-10-25",
        // the rollover itself falls into the missing hour
        "2026-03-29T00:59:00Z, Europe/Berlin,    02:30, 2026-03-28",
        "2026-03-29T01:00:00Z, Europe/Berlin,    02:30, 2026-03-29",
    })
    void beginsAtTheLocalRollover(Instant at, ZoneId zone, LocalTime rollover, LocalDate expected) {
        assertThat(StudyDay.of(at, zone, rollover).date()).isEqualTo(expected);
    }

    @Test
    void aDayStaysADayWhenTheClocksChange() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        StudyDay saturday = StudyDay.of(Instant.parse("2026-03-28T17:00:00Z"), berlin, StudyDay.DEFAULT_ROLLOVER);
        assertThat(saturday.plusDays(1)).isEqualTo(Instant.parse("2026-03-29T16:00:00Z"));
        StudyDay sunday = StudyDay.of(saturday.plusDays(1), berlin, StudyDay.DEFAULT_ROLLOVER);
        assertThat(sunday.daysSince(saturday.date())).isEqualTo(1);
    }

    @Test
    void aJourneyOrAClockThatJumpsBackCountsAsTheSameDay() {
        StudyDay tokyo =
                StudyDay.of(Instant.parse("2026-05-01T20:00:00Z"), ZoneId.of("Asia/Tokyo"), StudyDay.DEFAULT_ROLLOVER);
        StudyDay honolulu = StudyDay.of(
                Instant.parse("2026-05-02T05:00:00Z"), ZoneId.of("Pacific/Honolulu"), StudyDay.DEFAULT_ROLLOVER);
        assertThat(honolulu.date()).isBefore(tokyo.date());
        assertThat(honolulu.daysSince(tokyo.date())).isZero();
    }
}
