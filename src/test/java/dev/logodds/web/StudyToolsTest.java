package dev.logodds.web;

import static dev.logodds.web.Forms.post;
import static dev.logodds.web.Forms.rate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.LearnerTables;
import dev.logodds.learner.Review;
import dev.logodds.srs.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Undo, another rating, flag, suspend, bury, why, drill, resume: over HTTP, with bad input. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StudyToolsTest {
    private static final String CARD = "ce-vs-mse/card-minus-five";

    @BeforeEach
    void empty() {
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
    }

    private static Card card() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Card.of(Learner.LOCAL, CARD).orElseThrow());
    }

    private static String review() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Review.last(Learner.LOCAL, CARD)
                        .orElseThrow()
                        .key
                        .clientReviewId()
                        .toString());
    }

    @Test
    void a_review_is_taken_back_and_the_question_is_there_again_with_its_numbers() {
        rate(CARD, 4);
        String id = review();
        var undone = post("/reviews/" + id + "/undo", Map.of("from", "study"));
        undone.then().statusCode(303);
        assertThat(undone.getHeader("Location")).contains("/questions/" + CARD + "?seed=1&from=study");
        assertThat(card().state).isEqualTo(State.NEW);
        post("/reviews/" + id + "/undo", Map.of()).then().statusCode(303);
        assertThat(card().version).isEqualTo(2);
        given().get("/reviews/" + id).then().statusCode(200).body(containsString("taken back"));
    }

    @Test
    void another_rating_is_offered_with_its_dates_and_taken_once() {
        String verdict = rate(CARD, 3);
        String page = given().get(verdict).asString();
        assertThat(page)
                .contains("Counted as <strong>Good</strong>")
                .contains("10 min")
                .contains("1 min");
        String action = "/reviews/" + review() + "/rating";
        Map<String, String> fields = Forms.hidden(page, action);
        fields.put("rating", "4");
        String there = post(action, fields).then().statusCode(303).extract().header("Location");
        given().get(there).then().body(containsString("Counted as <strong>Easy</strong>"));
        post(action, fields).then().statusCode(303);
        assertThat(card().state).isEqualTo(State.REVIEW);
        assertThat(card().version).isEqualTo(3);
        fields.put("replacement", UUID.randomUUID().toString());
        post(action, fields).then().statusCode(409).body(containsString("moved on"));
    }

    @Test
    void a_rating_out_of_range_or_a_damaged_form_is_refused() {
        rate(CARD, 3);
        String action = "/reviews/" + review() + "/rating";
        String id = UUID.randomUUID().toString();
        for (String rating : new String[] {"0", "5", "", "good"}) {
            post(action, Map.of("rating", rating, "replacement", id)).then().statusCode(400);
        }
        post(action, Map.of("rating", "3", "replacement", "x")).then().statusCode(400);
        assertThat(card().version).isEqualTo(1);
    }

    @Test
    void a_review_that_is_not_ones_own_is_not_there() {
        String foreign = UUID.randomUUID().toString();
        given().get("/reviews/" + foreign).then().statusCode(404);
        given().get("/reviews/nonsense").then().statusCode(404);
        post("/reviews/" + foreign + "/undo", Map.of()).then().statusCode(404);
        post("/reviews/" + foreign + "/rating", Map.of("rating", "3", "replacement", foreign))
                .then()
                .statusCode(404);
        given().contentType("application/x-www-form-urlencoded")
                .post("/reviews/" + foreign + "/undo")
                .then()
                .statusCode(400);
    }

    @Test
    void why_is_told_in_words_then_with_the_equations() {
        rate(CARD, 4);
        given().get("/reviews/" + review())
                .then()
                .statusCode(200)
                .body(containsString("You rated it Easy"))
                .body(containsString("stability"))
                .body(containsString("katex"))
                .body(containsString("</html>"));
    }

    @Test
    void marks_are_put_on_and_taken_off() {
        String at = "/questions/" + CARD + "/marks/";
        for (String kind : new String[] {"flag", "burial", "suspension"}) {
            post(at + kind, Map.of("on", "true")).then().statusCode(303);
            post(at + kind, Map.of("on", "true")).then().statusCode(303);
        }
        given().get("/questions/" + CARD)
                .then()
                .body(containsString("⚑ Flagged"))
                .body(containsString("Suspended: resume it"));
        given().get("/dashboard").then().body(containsString("Suspended"));
        post(at + "suspension", Map.of("on", "false")).then().statusCode(303);
        given().get("/questions/" + CARD).then().body(not(containsString("Suspended: resume it")));
        post(at + "flag", Map.of("on", "perhaps")).then().statusCode(400);
        post(at + "crown", Map.of("on", "true")).then().statusCode(400);
        post("/questions/ce-vs-mse/nothing/marks/flag", Map.of("on", "true"))
                .then()
                .statusCode(404);
        String away = post(at + "flag", Map.of("on", "true", "back", "https://elsewhere.example"))
                .getHeader("Location");
        assertThat(away).endsWith("/questions/" + CARD);
    }

    @Test
    void a_session_goes_on_at_the_item_that_was_open() {
        String first = title(given().get("/study").asString());
        assertThat(title(given().get("/study").asString())).isEqualTo(first);
        rate(CARD, 1);
        assertThat(title(given().get("/study").asString())).isEqualTo(first);
    }

    @Test
    void what_is_buried_leaves_the_desk() {
        String page = given().get("/study").asString();
        var action = Pattern.compile("action=\"(/questions/[^\"]+)/answers\"").matcher(page);
        assertThat(action.find()).isTrue();
        post(action.group(1) + "/marks/burial", Map.of("on", "true", "back", "/study"))
                .then()
                .statusCode(303);
        assertThat(title(given().get("/study").asString())).isNotEqualTo(title(page));
    }

    @Test
    void a_drill_leads_to_the_shakiest_item_of_its_topic() {
        rate(CARD, 1);
        given().redirects().follow(false).get("/drills/ce-vs-mse").then().statusCode(303);
        given().get("/drills/nothing").then().statusCode(404);
    }

    @Test
    void lists_say_what_was_met_and_what_is_due() {
        assertThat(given().get("/topics").asString()).doesNotContain(" met<").doesNotContain("1 due");
        rate(CARD, 4);
        assertThat(given().get("/topics").asString()).contains("1 of ").doesNotContain("1 due");
        assertThat(given().get("/topics/ce-vs-mse").asString()).contains("last studied");
        assertThat(bank("due")).doesNotContain(CARD);
        assertThat(bank("new")).doesNotContain(CARD);
        QuarkusTransaction.requiringNew().run(() -> Card.update("due = ?1", Instant.EPOCH));
        assertThat(given().get("/topics").asString()).contains("1 due");
        assertThat(bank("due")).contains(CARD);
    }

    private static String bank(String state) {
        return given().queryParam("state", state).get("/questions").asString();
    }

    private static String title(String html) {
        var m = Pattern.compile("<h1[^>]*>(.*?)</h1>").matcher(html);
        assertThat(m.find()).isTrue();
        return m.group(1);
    }
}
