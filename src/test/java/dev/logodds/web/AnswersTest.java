package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Review;
import dev.logodds.srs.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answering over HTTP: one transaction, counted once, nothing lost. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AnswersTest {
    private static final String CHOICE = "ce-vs-mse/confident-trap";
    private static final String FORMULA = "ce-vs-mse/gradient-mean-ce";
    private static final String CARD = "ce-vs-mse/card-minus-five";

    @Inject
    EntityManager database;

    @BeforeEach
    @Transactional
    void empty() {
        for (String table : List.of("review_log", "attempt", "card", "prediction")) {
            database.createNativeQuery("delete from " + table).executeUpdate();
        }
    }

    /** The form of a question as a browser would hold it. */
    private record Form(String id, Map<String, String> fields, String cookie) {
        static Form open(String id) {
            Response page = given().get("/questions/" + id);
            page.then().statusCode(200);
            return new Form(id, hidden(page.asString()), page.getCookie("csrf-token"));
        }

        static Map<String, String> hidden(String html) {
            Map<String, String> fields = new java.util.LinkedHashMap<>();
            Matcher m = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                    .matcher(html);
            while (m.find()) fields.put(m.group(1), m.group(2));
            return fields;
        }

        RequestSpecification request() {
            return given().redirects()
                    .follow(false)
                    .cookie("csrf-token", cookie)
                    .contentType("application/x-www-form-urlencoded; charset=utf-8")
                    .formParams(fields);
        }

        Response answer(String answer) {
            return request().formParam("answer", answer).post("/questions/" + id + "/answers");
        }

        Response answerByHtmx(String answer) {
            return request()
                    .header("HX-Request", "true")
                    .formParam("answer", answer)
                    .post("/questions/" + id + "/answers");
        }
    }

    private static String option(String html, String text) {
        Matcher m = Pattern.compile("value=\"(\\d)\"[^>]*><span class=\"visually-hidden\">\\d:</span><span>([^<]*)")
                .matcher(html);
        while (m.find()) if (m.group(2).contains(text)) return m.group(1);
        throw new AssertionError("no option with " + text);
    }

    private static String right() {
        return option(given().get("/questions/" + CHOICE).asString(), "0.7");
    }

    private static String wrong() {
        return option(given().get("/questions/" + CHOICE).asString(), "0.99");
    }

    private static Card card(String id) {
        return Card.of(Learner.LOCAL, id).orElseThrow();
    }

    private static long attempts() {
        return Attempt.count();
    }

    private static long reviews() {
        return Review.count();
    }

    @Test
    void a_right_answer_is_attempt_review_and_card_in_one() {
        Response answer = Form.open(CHOICE).answer(right());
        answer.then().statusCode(303);
        given().get(answer.getHeader("Location"))
                .then()
                .statusCode(200)
                .body(containsString("Right."))
                .body(containsString("Next review:"))
                .body(containsString("Solution"));
        assertThat(attempts()).isEqualTo(1);
        assertThat(reviews()).isEqualTo(1);
        assertThat(card(CHOICE).reps).isEqualTo(1);
        assertThat(card(CHOICE).state).isEqualTo(State.LEARNING);
    }

    @Test
    void the_same_form_twice_is_one_review_and_the_same_verdict() {
        Form form = Form.open(CHOICE);
        String first = form.answer(wrong()).getHeader("Location");
        String second = form.answer(wrong()).getHeader("Location");
        assertThat(second).isEqualTo(first);
        assertThat(attempts()).isEqualTo(1);
        assertThat(reviews()).isEqualTo(1);
    }

    @Test
    void a_double_click_is_one_review() throws Exception {
        Form form = Form.open(CHOICE);
        String answer = right();
        try (var clicks = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> form.answer(answer).statusCode())
                    .toList();
            for (var f : clicks.invokeAll(calls)) assertThat(f.get()).isEqualTo(303);
        }
        assertThat(attempts()).isEqualTo(1);
        assertThat(reviews()).isEqualTo(1);
        assertThat(card(CHOICE).version).isEqualTo(1);
    }

    @Test
    void an_answer_to_a_card_that_moved_on_is_refused_with_the_fresh_card() {
        Form here = Form.open(CHOICE);
        Form elsewhere = Form.open(CHOICE);
        elsewhere.answer(right()).then().statusCode(303);
        Response refused = here.answer(wrong());
        refused.then()
                .statusCode(409)
                .body(containsString("answered elsewhere"))
                .body(containsString("not counted"));
        assertThat(Form.hidden(refused.asString())).containsEntry("version", "1");
        assertThat(attempts()).isEqualTo(1);
        assertThat(card(CHOICE).version).isEqualTo(1);
    }

    @Test
    void wrong_then_right_is_scheduled_with_less_trust() {
        Form form = Form.open(CHOICE);
        Response first = form.answerByHtmx(wrong());
        first.then().statusCode(200).body(containsString("verdict--wrong")).body(not(containsString("<html")));
        assertThat(card(CHOICE).due).isBefore(java.time.Instant.now().plusSeconds(90));
        new Form(CHOICE, Form.hidden(first.asString()), form.cookie())
                .answerByHtmx(right())
                .then()
                .statusCode(200)
                .body(containsString("Right."));
        assertThat(Review.<Review>listAll().stream().map(r -> r.rating))
                .containsExactlyInAnyOrder((short) 1, (short) 2);
    }

    @Test
    void an_unreadable_formula_is_not_an_attempt() {
        Form.open(FORMULA)
                .answer("X^T (p - y / n")
                .then()
                .statusCode(200)
                .body(containsString("No attempt was used"))
                .body(containsString("X^T (p - y / n"))
                .body(containsString("class=\"caret\""));
        assertThat(attempts()).isZero();
        assertThat(Card.count()).isZero();
    }

    @Test
    void a_wrong_gradient_is_named_and_kept_in_the_box() {
        Form.open(FORMULA)
                .answerByHtmx("X.T @ (p - y)")
                .then()
                .statusCode(200)
                .body(containsString("verdict--wrong"))
                .body(containsString("1/n"))
                .body(containsString(">X.T @ (p - y)</textarea>"));
        assertThat(Attempt.<Attempt>listAll())
                .singleElement()
                .satisfies(a -> assertThat(a.mistake).isEqualTo("MISSING_1_OVER_N"));
    }

    @Test
    void what_is_typed_is_never_markup() {
        Form.open(FORMULA)
                .answer("<img src=x onerror=alert(1)>")
                .then()
                .body(not(containsString("<img src=x")))
                .body(containsString("&lt;img"));
    }

    @Test
    void the_preview_shows_how_a_formula_is_understood() {
        Form.open(FORMULA)
                .request()
                .formParam("answer", "X^T(p-y)/n")
                .post("/questions/" + FORMULA + "/preview")
                .then()
                .statusCode(200)
                .body(containsString("katex"))
                .body(containsString("d × 1"));
    }

    @Test
    void the_hint_keeps_what_was_typed_and_is_remembered() {
        Response hinted =
                Form.open(FORMULA).request().formParam("answer", "X^T").post("/questions/" + FORMULA + "/hint");
        hinted.then().statusCode(200).body(containsString("class=\"hint\"")).body(containsString(">X^T</textarea>"));
        assertThat(Form.hidden(hinted.asString())).containsEntry("hint", "true");
    }

    @Test
    void giving_up_shows_the_solution_and_is_recorded() {
        Response answer =
                Form.open(FORMULA).request().formParam("give-up", "true").post("/questions/" + FORMULA + "/answers");
        given().get(answer.getHeader("Location"))
                .then()
                .body(containsString("Solution"))
                .body(containsString("Here is how it goes"));
        assertThat(Attempt.<Attempt>listAll())
                .singleElement()
                .satisfies(a -> assertThat(a.gaveUp).isTrue());
        assertThat(Review.<Review>listAll())
                .singleElement()
                .satisfies(r -> assertThat(r.rating).isEqualTo((short) 1));
    }

    @Test
    void a_flash_card_is_rated_by_its_learner() {
        given().get("/questions/" + CARD).then().body(containsString("10 min")).body(containsString("Easy"));
        Form.open(CARD)
                .request()
                .formParam("rating", "4")
                .post("/questions/" + CARD + "/answers")
                .then()
                .statusCode(303);
        assertThat(card(CARD).state).isEqualTo(State.REVIEW);
        Form.open(CARD)
                .request()
                .formParam("rating", "9")
                .post("/questions/" + CARD + "/answers")
                .then()
                .statusCode(400);
    }

    @Test
    void practice_on_the_same_day_leaves_the_schedule_alone() {
        Form.open(CARD).request().formParam("rating", "4").post("/questions/" + CARD + "/answers");
        var due = card(CARD).due;
        Form.open(CARD)
                .request()
                .formParam("rating", "1")
                .post("/questions/" + CARD + "/answers")
                .then()
                .statusCode(303);
        assertThat(card(CARD).due).isEqualTo(due);
        assertThat(attempts()).isEqualTo(2);
        assertThat(reviews()).isEqualTo(1);
    }

    @Test
    void a_form_without_its_token_or_with_damaged_fields_is_refused_with_a_page() {
        Form form = Form.open(CHOICE);
        given().contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("answer", "1", "attempt", form.fields().get("attempt")))
                .post("/questions/" + CHOICE + "/answers")
                .then()
                .statusCode(400)
                .body(containsString("<html"));
        for (String field : List.of("attempt", "seed", "version", "started")) {
            Map<String, String> damaged = new java.util.LinkedHashMap<>(form.fields());
            damaged.put(field, "no such thing");
            new Form(CHOICE, damaged, form.cookie())
                    .answer("1")
                    .then()
                    .statusCode(400)
                    .body(containsString(field));
        }
        assertThat(attempts()).isZero();
    }

    @Test
    void an_answer_of_a_megabyte_is_refused_clearly() {
        Response refused = Form.open(FORMULA).answer("x".repeat(1_000_000));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(attempts()).isZero();
        Form.open(FORMULA).answer("x".repeat(5_000)).then().statusCode(200).body(containsString("No attempt was used"));
    }
}
