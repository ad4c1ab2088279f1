package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.logodds.grill.Format;
import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.Interview;
import dev.logodds.learner.Learner;
import dev.logodds.learner.LearnerTables;
import dev.logodds.learner.Review;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mock interviews over HTTP, with a candidate's browser, a second one, and bad input. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InterviewsTest {

    @BeforeEach
    void empty() {
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
    }

    /** A browser with its cookies. */
    static final class Candidate {
        private final Map<String, String> cookies = new HashMap<>();
        private String page = "";

        Candidate() {
            get("/interviews");
        }

        Response get(String path) {
            Response response =
                    given().redirects().follow(false).cookies(cookies).get(path);
            cookies.putAll(response.getCookies());
            if (response.statusCode() == 200) page = response.asString();
            return response;
        }

        Response post(String path, Map<String, ?> fields) {
            Response response = given().redirects()
                    .follow(false)
                    .cookies(cookies)
                    .contentType("application/x-www-form-urlencoded; charset=utf-8")
                    .formParam("csrf-token", cookies.get("csrf-token"))
                    .formParams(fields)
                    .post(path);
            cookies.putAll(response.getCookies());
            return response;
        }

        /** Begins an interview, and opens its page. */
        String begin(Format format, String... more) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("id", UUID.randomUUID().toString());
            fields.put("format", format.key());
            for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
            Response begun = post("/interviews", fields);
            begun.then().statusCode(303);
            String at = path(begun);
            get(at).then().statusCode(200);
            return at;
        }

        String hidden(String name) {
            Matcher m =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
            assertThat(m.find()).as(name + " on the page").isTrue();
            return m.group(1);
        }

        /** The fields of the room's form with an answer that can be read, whatever the kind. */
        Map<String, Object> answer(String text) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("seat", hidden("seat"));
            fields.put("position", hidden("position"));
            if (page.contains("name=\"answer\"")) fields.put("answer", page.contains("type=\"radio\"") ? "1" : text);
            int parts = count("name=\"part\"");
            if (page.contains("data-order")) {
                fields.put("line", all("name=\"line\" value=\"(\\d+)\""));
                fields.put("part", all("name=\"part\" value=\"(\\d+)\""));
            } else if (parts > 0) {
                fields.put("part", java.util.Collections.nCopies(parts, "1"));
            }
            if (page.contains("name=\"pick\"")) fields.put("pick", "1");
            return fields;
        }

        private int count(String what) {
            return page.split(Pattern.quote(what), -1).length - 1;
        }

        private List<String> all(String pattern) {
            return Pattern.compile(pattern)
                    .matcher(page)
                    .results()
                    .map(r -> r.group(1))
                    .toList();
        }

        /** Answers or passes on what is on the table, and opens what comes then. */
        void onward(String at) {
            Response answered = post(at + "/answers", answer("0.5 in words that are enough"));
            if (answered.statusCode() == 200) {
                page = answered.asString();
                answered = post(at + "/skips", answer(""));
            }
            answered.then().statusCode(303);
            get(path(answered));
        }
    }

    private static String path(Response response) {
        return response.getHeader("Location").replaceAll("^https?://[^/]+", "");
    }

    private static Interview stored(String at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Interview.of(Learner.LOCAL, UUID.fromString(at.substring(at.lastIndexOf('/') + 1)))
                        .orElseThrow());
    }

    private static long count(java.util.concurrent.Callable<Long> rows) {
        return QuarkusTransaction.requiringNew().call(rows);
    }

    /** As if the clock had gone on by so much since anything happened. */
    private static void later(String at, Duration by) {
        QuarkusTransaction.requiringNew()
                .run(() -> Interview.update(
                        "clockAt = ?1 where key.id = ?2",
                        stored(at).clockAt.minus(by),
                        UUID.fromString(at.substring(at.lastIndexOf('/') + 1))));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void each_format_runs_from_its_setup_to_its_report(Format format) {
        Candidate candidate = new Candidate();
        String at = candidate.begin(format);
        assertThat(candidate.page).contains("role=\"timer\"").doesNotContain("masthead");
        for (int i = 0; i < 60 && candidate.page.contains("data-answer"); i++) {
            String before = candidate.hidden("position");
            candidate.onward(at);
            boolean last = candidate.page.contains("data-answer")
                    && candidate.hidden("position").equals(before);
            if (last) break;
        }
        if (candidate.page.contains("data-answer")) {
            candidate.post(at + "/hand-in", candidate.answer("")).then().statusCode(303);
        }
        Response after = candidate.get(at);
        for (int i = 0; i < 20 && path(after).endsWith("/comparison"); i++) {
            candidate.get(path(after)).then().statusCode(200);
            boolean own = candidate.page.contains("name=\"structure\"");
            after = own
                    ? candidate.post(at + "/assessment", Map.of("structure", "3", "trade-offs", "2", "production", "4"))
                    : candidate.post(at + "/comparison", compared(candidate));
        }
        assertThat(path(after)).endsWith("/report");
        candidate
                .get(at + "/report")
                .then()
                .statusCode(200)
                .body(containsString("Three things to do next"))
                .body(containsString("Every question"));
        assertThat(stored(at).band).isNotNull();
        candidate.get("/interviews").then().body(containsString(at + "/report"));
    }

    private static Map<String, Object> compared(Candidate candidate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("position", candidate.hidden("position"));
        fields.put("span", java.util.Collections.nCopies(candidate.count("name=\"span\""), "1"));
        fields.put("part", java.util.Collections.nCopies(candidate.count("name=\"part\""), "1"));
        fields.put("sure", java.util.Collections.nCopies(candidate.count("name=\"sure\""), "85"));
        return fields;
    }

    @Test
    void a_draft_is_there_again_after_a_reload_and_counts_at_the_end() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.WHITEBOARD);
        Map<String, Object> fields = candidate.answer("L = 1\nH = 2");
        candidate.post(at + "/drafts", fields).then().statusCode(204);
        candidate.get(at);
        assertThat(candidate.page).contains("L = 1\nH = 2");
        later(at, Duration.ofMinutes(5));
        candidate
                .post(
                        at + "/answers",
                        Map.of(
                                "seat",
                                candidate.hidden("seat"),
                                "position",
                                "0",
                                "answer",
                                "L = 3",
                                "deadline",
                                "2099-01-01"))
                .then()
                .statusCode(303)
                .header("Location", containsString("said=late"));
        candidate.post(at + "/drafts", candidate.answer("L = 4")).then().statusCode(410);
        Response report = candidate.get(path(candidate.get(at + "?said=late")));
        report.then()
                .body(containsString("The time was up"))
                .body(containsString("L = 1"))
                .body(not(containsString("L = 3")));
        assertThat(stored(at).elapsedMs)
                .isLessThanOrEqualTo(Duration.ofMinutes(6).toMillis());
    }

    @ParameterizedTest
    @CsvSource({"1,240000", "1.5,360000", "2,480000"})
    void the_pace_stretches_the_time(String pace, String millis) {
        Candidate candidate = new Candidate();
        candidate.begin(Format.WHITEBOARD, "pace", pace);
        assertThat(candidate.page).contains("data-total=\"" + millis + "\"");
    }

    @Test
    void untimed_has_no_clock_and_does_not_end() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.RAPID_10, "pace", "untimed");
        assertThat(candidate.page).contains("Untimed").doesNotContain("role=\"timer\"");
        later(at, Duration.ofDays(2));
        candidate.get(at).then().statusCode(200);
    }

    @Test
    void a_clock_that_is_set_back_gives_no_time() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.RAPID_10);
        later(at, Duration.ofMinutes(3));
        candidate.post(at + "/drafts", candidate.answer("1")).then().statusCode(204);
        later(at, Duration.ofHours(-2));
        candidate.post(at + "/drafts", candidate.answer("2")).then().statusCode(204);
        assertThat(stored(at).elapsedMs)
                .isBetween(
                        Duration.ofMinutes(3).toMillis(), Duration.ofMinutes(4).toMillis());
    }

    @Test
    void two_tabs_do_not_overwrite_each_other() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.WHITEBOARD);
        Map<String, Object> first = candidate.answer("from the first tab");
        candidate.get(at).then().statusCode(200);
        candidate
                .post(at + "/drafts", candidate.answer("from the second"))
                .then()
                .statusCode(204);
        candidate.post(at + "/drafts", first).then().statusCode(409);
        candidate.post(at + "/skips", first).then().statusCode(409).body(containsString("open on another page"));
        candidate.get(at);
        assertThat(candidate.page).contains("from the second").doesNotContain("from the first tab");
    }

    @Test
    void another_device_takes_over_when_it_is_asked_to() {
        Candidate one = new Candidate();
        String at = one.begin(Format.WHITEBOARD);
        one.post(at + "/drafts", one.answer("L = mine")).then().statusCode(204);
        Candidate other = new Candidate();
        other.get(at).then().statusCode(200).body(containsString("open on another page"));
        one.post(at + "/drafts", one.answer("L = still mine")).then().statusCode(204);
        other.post(at + "/seat", Map.of()).then().statusCode(303);
        other.get(at).then().body(containsString("L = still mine"));
        Response lost = one.post(at + "/answers", one.answer("p = sigma(X w)"));
        lost.then().statusCode(409).body(containsString("p = sigma(X w)")).body(containsString("Continue here"));
    }

    @Test
    void one_goes_back_flags_and_leaves_for_later_in_a_rapid_round() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.RAPID_10);
        candidate.post(at + "/flags", candidate.answer("7")).then().statusCode(303);
        candidate.get(at);
        assertThat(candidate.page).contains("jump--flagged");
        Map<String, Object> move = candidate.answer("7");
        move.put("to", "4");
        candidate.post(at + "/moves", move).then().statusCode(303);
        candidate.get(at);
        assertThat(candidate.hidden("position")).isEqualTo("4");
        candidate
                .post(at + "/skips", Map.of("seat", candidate.hidden("seat"), "position", "4"))
                .then()
                .statusCode(303);
        candidate.get(at);
        assertThat(candidate.hidden("position")).isEqualTo("5");
        candidate
                .post(at + "/overview", candidate.answer("1"))
                .then()
                .statusCode(200)
                .body(containsString("Hand it in?"))
                .body(containsString("left for later"));
        move.put("to", "99");
        move.put("seat", candidate.hidden("seat"));
        move.put("position", "5");
        candidate.post(at + "/moves", move).then().header("Location", containsString("said=moved"));
        candidate.get(at);
        assertThat(candidate.hidden("position")).isEqualTo("5");
    }

    @Test
    void one_does_not_go_back_where_the_format_does_not_allow_it() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.ONE_SENTENCE);
        candidate.onward(at);
        Map<String, Object> move = candidate.answer("");
        move.put("to", "0");
        candidate.post(at + "/moves", move).then().header("Location", containsString("said=back"));
    }

    @Test
    void what_can_not_be_read_is_said_and_saved_but_not_handed_in() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.WHITEBOARD);
        candidate
                .post(at + "/answers", candidate.answer("L = (1/n"))
                .then()
                .statusCode(200)
                .body(containsString("saved as a draft"))
                .body(containsString("L = (1/n"));
        Candidate other = new Candidate();
        String words = other.begin(Format.ONE_SENTENCE);
        other.post(words + "/answers", other.answer("word ".repeat(40)))
                .then()
                .statusCode(200)
                .body(containsString("40 words"));
    }

    @Test
    void the_results_go_into_the_schedule_once() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.RAPID_10);
        for (int i = 0; i < 9; i++) candidate.onward(at);
        candidate.post(at + "/hand-in", candidate.answer("")).then().statusCode(303);
        candidate.get(at);
        long attempts = count(() -> Attempt.count());
        long reviews = count(() -> Review.count());
        assertThat(attempts).isBetween(5L, 10L);
        assertThat(reviews).isEqualTo(attempts);
        assertThat(count(() -> Card.count())).isEqualTo(attempts);
        candidate.get(at);
        candidate.get(at + "/report");
        candidate.get("/interviews");
        assertThat(count(() -> Attempt.count())).isEqualTo(attempts);
    }

    @Test
    void an_interview_that_nobody_ended_is_recorded_when_it_is_seen() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.RAPID_10);
        candidate.onward(at);
        later(at, Duration.ofHours(1));
        candidate.get("/interviews").then().body(not(containsString("Still running")));
        assertThat(stored(at).endedAt).isNotNull();
    }

    @Test
    void a_report_is_shared_until_it_is_revoked() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.WHITEBOARD);
        candidate.post(at + "/share", Map.of());
        assertThat(stored(at).share).isNull();
        candidate.post(at + "/hand-in", candidate.answer("")).then().statusCode(303);
        candidate.get(path(candidate.get(at)));
        candidate.post(at + "/share", Map.of()).then().statusCode(303);
        String shared = "/shared/" + stored(at).share;
        candidate.post(at + "/share", Map.of()).then().statusCode(303);
        assertThat("/shared/" + stored(at).share).isEqualTo(shared);
        given().get(shared)
                .then()
                .statusCode(200)
                .body(containsString("Whiteboard"))
                .body(not(containsString("/share/revoked")));
        candidate.post(at + "/share/revoked", Map.of()).then().statusCode(303);
        given().get(shared).then().statusCode(404);
        given().get("/shared/x").then().statusCode(404);
    }

    @Test
    void the_same_form_begins_one_interview() {
        Candidate candidate = new Candidate();
        Map<String, String> form = Map.of("id", UUID.randomUUID().toString(), "format", "rapid-10");
        candidate.post("/interviews", form).then().statusCode(303);
        candidate.post("/interviews", form).then().statusCode(303);
        assertThat(count(() -> Interview.count())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"format,rapid-500", "format,''", "pace,0.5", "level,4", "topic,astrology", "scenario,nowhere", "id,17"})
    void a_wish_that_can_not_be_is_refused_with_its_reason(String field, String value) {
        Candidate candidate = new Candidate();
        Map<String, String> form = new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "format", "rapid-10"));
        form.put(field, value);
        candidate.post("/interviews", form).then().statusCode(400);
        assertThat(count(() -> Interview.count())).isZero();
    }

    @Test
    void nothing_that_fits_is_said_on_the_page() {
        Candidate candidate = new Candidate();
        candidate
                .post(
                        "/interviews",
                        Map.of("id", UUID.randomUUID().toString(), "format", "whiteboard", "topic", "maxent"))
                .then()
                .statusCode(200)
                .body(containsString("No question fits"));
    }

    @Test
    void another_persons_interview_is_not_there() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.WHITEBOARD);
        String foreign = "/interviews/" + UUID.randomUUID();
        for (String page : List.of("", "/report", "/comparison")) {
            given().get(foreign + page).then().statusCode(404);
        }
        for (String step : List.of("/answers", "/drafts", "/skips", "/hand-in", "/seat", "/share", "/closing")) {
            candidate.post(foreign + step, candidate.answer("x")).then().statusCode(404);
        }
        UUID other = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            var db = Interview.getEntityManager();
            db.createNativeQuery("insert into learner (id, created_at, zone) values (?1, now(), 'UTC')")
                    .setParameter(1, other)
                    .executeUpdate();
            db.createNativeQuery("update grill set learner_id = ?1")
                    .setParameter(1, other)
                    .executeUpdate();
        });
        given().get(at).then().statusCode(404);
        given().get(at + "/report").then().statusCode(404);
        QuarkusTransaction.requiringNew().run(() -> {
            var db = Interview.getEntityManager();
            db.createNativeQuery("delete from grill").executeUpdate();
            db.createNativeQuery("delete from learner where id = ?1")
                    .setParameter(1, other)
                    .executeUpdate();
        });
    }

    @Test
    void a_damaged_form_and_a_huge_one_are_refused_and_nothing_is_lost() {
        Candidate candidate = new Candidate();
        String at = candidate.begin(Format.WHITEBOARD);
        candidate.post(at + "/drafts", candidate.answer("L = kept")).then().statusCode(204);
        candidate
                .post(at + "/drafts", Map.of("seat", "x", "position", "0"))
                .then()
                .statusCode(400);
        candidate
                .post(at + "/drafts", Map.of("seat", candidate.hidden("seat"), "position", "-1"))
                .then()
                .statusCode(400);
        candidate
                .post(at + "/drafts", candidate.answer("x".repeat(7000)))
                .then()
                .statusCode(413);
        candidate.get(at);
        assertThat(candidate.page).contains("L = kept");
        candidate
                .post(at + "/drafts", candidate.answer("</textarea><script>alert(1)</script>"))
                .then()
                .statusCode(204);
        candidate.get(at);
        assertThat(candidate.page).doesNotContain("<script>alert");
    }
}
