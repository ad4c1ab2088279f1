package dev.logodds.grill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.question.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one does in an interview, format by format. */
class GrillTest {
    private static Duration s(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Grill take(Grill grill, Event event) {
        assertThat(grill.apply(event)).isInstanceOf(Grill.Taken.class);
        return ((Grill.Taken) grill.apply(event)).grill();
    }

    private static Refusal refusal(Grill grill, Event event) {
        return ((Grill.Refused) grill.apply(event)).why();
    }

    @Test
    void in_a_rapid_round_one_goes_back_and_the_last_text_counts() {
        Grill grill = Grill.begin(GrillPropertiesTest.plan(Format.RAPID_10, Pace.NORMAL));
        grill = take(grill, new Event.Answered(s(20), 0, "1", Scenario.Edge.PARTIAL));
        assertThat(grill.position()).isEqualTo(1);
        grill = take(grill, new Event.Moved(s(30), 0));
        grill = take(grill, new Event.Drafted(s(40), 0, "2"));
        assertThat(grill.replies().getFirst().text()).isEqualTo("2");
        assertThat(grill.replies().getFirst().spent()).isEqualTo(s(30));
        assertThat(refusal(grill, new Event.Answered(s(41), 3, "x", Scenario.Edge.PARTIAL)))
                .isEqualTo(Refusal.NOT_HERE);
        grill = take(grill, new Event.HandedIn(s(50)));
        assertThat(grill.over()).isTrue();
        assertThat(refusal(grill, new Event.Drafted(s(51), 0, "3"))).isEqualTo(Refusal.OVER);
    }

    @Test
    void when_time_is_up_the_draft_stands_and_a_late_answer_does_not() {
        Plan plan = GrillPropertiesTest.plan(Format.WHITEBOARD, Pace.NORMAL);
        Grill grill = take(Grill.begin(plan), new Event.Drafted(s(200), 0, "L = 1"));
        assertThat(grill.left(s(239))).isEqualTo(s(1));
        assertThat(refusal(grill, new Event.Answered(s(240), 0, "L = 2", Scenario.Edge.VERIFIED)))
                .isEqualTo(Refusal.OVER);
        assertThat(grill.at(s(240)).over()).isTrue();
        assertThat(grill.at(s(9999)).replies().getFirst().text()).isEqualTo("L = 1");
        assertThat(grill.at(s(9999)).replies().getFirst().spent()).isEqualTo(s(240));
    }

    @Test
    void a_claim_has_its_own_minute() {
        Grill grill = Grill.begin(GrillPropertiesTest.plan(Format.DEFENCE, Pace.NORMAL));
        grill = take(grill, new Event.Drafted(s(50), 0, "because"));
        assertThat(grill.leftHere(s(50))).isEqualTo(s(10));
        assertThat(refusal(grill, new Event.Drafted(s(61), 0, "late"))).isEqualTo(Refusal.NOT_HERE);
        grill = grill.at(s(130));
        assertThat(grill.position()).isEqualTo(2);
        assertThat(grill.replies().getFirst().text()).isEqualTo("because");
        assertThat(grill.leftHere(s(130))).isEqualTo(s(50));
        assertThat(grill.at(s(301)).over()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"NORMAL,240", "HALF_MORE,360", "DOUBLE,480"})
    void more_time_is_settled_before_the_start(Pace pace, long seconds) {
        assertThat(GrillPropertiesTest.plan(Format.WHITEBOARD, pace).time()).isEqualTo(s(seconds));
    }

    @Test
    void untimed_never_ends_by_itself() {
        Grill grill = Grill.begin(GrillPropertiesTest.plan(Format.RAPID_25, Pace.UNTIMED));
        assertThat(grill.at(Duration.ofDays(30)).over()).isFalse();
    }

    @Test
    void in_a_scenario_the_answer_decides_what_follows_and_time_ends_a_section() {
        Grill grill = Grill.begin(GrillPropertiesTest.plan(Format.ONSITE, Pace.NORMAL));
        Grill verified = take(grill, new Event.Answered(s(60), 0, "1", Scenario.Edge.VERIFIED));
        assertThat(verified.asked()).containsExactly(0, 1);
        Grill trapped = take(grill, new Event.Answered(s(60), 0, "1", Scenario.Edge.TRAP));
        assertThat(trapped.asked()).containsExactly(0, 3);
        Grill late = take(grill, new Event.Answered(s(1801), 0, "1", Scenario.Edge.VERIFIED));
        assertThat(late.asked()).containsExactly(0, 4);
        assertThat(late.section()).isEqualTo(1);
        assertThat(refusal(late, new Event.Moved(s(1802), 0))).isEqualTo(Refusal.NOT_OFFERED);
        Grill done = take(late, new Event.Answered(s(1900), 1, "1", Scenario.Edge.PARTIAL));
        assertThat(done.ended()).isEqualTo(s(1900));
    }

    @Test
    void a_line_has_the_time_at_which_it_was_begun() {
        Grill grill = Grill.begin(GrillPropertiesTest.plan(Format.WHITEBOARD, Pace.NORMAL));
        grill = take(grill, new Event.Drafted(s(10), 0, "L = 1"));
        grill = take(grill, new Event.Drafted(s(40), 0, "L = 12\n"));
        grill = take(grill, new Event.Drafted(s(70), 0, "L = 12\ng = 3\nH = 4"));
        assertThat(grill.replies().getFirst().lines()).containsExactly(s(10), s(70), s(70));
    }

    @Test
    void a_clock_set_back_gives_nothing_and_takes_nothing() {
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        Stamp stamp = Stamp.start(noon).at(noon.plusSeconds(30));
        Stamp back = stamp.at(noon.minusSeconds(3600));
        assertThat(back.elapsed()).isEqualTo(s(30));
        assertThat(back.at(noon.minusSeconds(3590)).elapsed()).isEqualTo(s(40));
    }

    @Test
    void the_mark_is_forty_of_fifty_and_its_share_of_fewer() {
        assertThat(List.of(Format.RAPID_50.pass(50), Format.RAPID_25.pass(25), Format.RAPID_10.pass(10)))
                .containsExactly(40, 20, 8);
        assertThat(Format.RAPID_10.pass(7)).isEqualTo(6);
        assertThat(Format.ONSITE.pass(9)).isZero();
    }
}
