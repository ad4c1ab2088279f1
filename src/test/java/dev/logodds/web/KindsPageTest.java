package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.logodds.question.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of each kind: what it sends, what comes back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KindsPageTest {
    @Inject
    Library library;

    @Inject
    EntityManager database;

    @BeforeEach
    @Transactional
    void empty() {
        for (String table : List.of("review_log", "attempt", "card")) {
            database.createNativeQuery("delete from " + table).executeUpdate();
        }
    }

    private static RequestSpecification form(Response page) {
        RequestSpecification request = given().redirects()
                .follow(true)
                .cookie("csrf-token", page.getCookie("csrf-token"))
                .contentType("application/x-www-form-urlencoded; charset=utf-8");
        Matcher m = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(page.asString());
        while (m.find()) request.formParam(m.group(1), m.group(2));
        return request;
    }

    private Question first(String kind) {
        return library.bank().questions().values().stream()
                .filter(q -> q.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "choice",
                "choices",
                "number",
                "matrix",
                "formula",
                "derivation",
                "interpretation",
                "order",
                "match",
                "cloze",
                "open",
                "card"
            })
    void every_kind_is_shown_takes_nonsense_and_tells_its_solution(String kind) {
        String path = "/questions/" + first(kind).meta().id();
        Response page = given().get(path + "?seed=3");
        page.then().statusCode(200).body(containsString("id=\"work\""), not(containsString("{{")));
        if (kind.equals("card")) return;
        form(page)
                .header("HX-Request", "true")
                .formParam("answer", "<script>alert(1)</script>")
                .formParam("part", "</pre><script>")
                .formParam("pick", "99")
                .post(path + "/answers")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")), not(containsString("</pre><script>")));
        form(given().get(path + "?seed=3"))
                .header("HX-Request", "true")
                .formParam("give-up", "true")
                .post(path + "/answers")
                .then()
                .statusCode(200)
                .body(containsString("Here is how it goes"), containsString("class=\"solution\""));
    }

    @Test
    void lines_are_ordered_by_their_places() {
        String path = "/questions/mle/six-lines";
        Response page = given().get(path);
        Question.Order question = (Question.Order) library.question("mle/six-lines");
        RequestSpecification form = form(page);
        Matcher line = Pattern.compile("name=\"line\" value=\"(\\d)\"").matcher(page.asString());
        while (line.find()) form.formParam("part", line.group(1));
        assertThat(question.lines()).hasSizeGreaterThan(3);
        form.post(path + "/answers").then().statusCode(200).body(containsString("Right."));
    }

    @Test
    void an_open_answer_is_locked_compared_and_only_then_counted() {
        String path = "/questions/mle/explain-to-a-beginner";
        String text = "It is minus the log of the probability that the model gave to what happened.";
        Response locked = form(given().get(path)).formParam("answer", text).post(path + "/answers");
        locked.then().statusCode(200).body(containsString("What you wrote"), containsString(text));
        assertThat(dev.logodds.learner.Attempt.count()).isZero();
        Question.Open question = (Question.Open) library.question("mle/explain-to-a-beginner");
        RequestSpecification form = form(locked);
        for (int i = 1; i <= question.points().size(); i++) {
            form.formParam("pick", i);
            var probe = question.points().get(i - 1).probe();
            if (probe != null) form.formParam("part", probe.right());
        }
        form.post(path + "/answers")
                .then()
                .statusCode(200)
                .body(containsString("Right."), containsString("said, and verified"));
        assertThat(dev.logodds.learner.Attempt.count()).isOne();
    }

    @Test
    void the_bank_is_filtered_by_what_a_question_is_and_what_was_done_with_it() {
        given().get("/questions?kind=interpretation&topic=odds-ratios&level=2")
                .then()
                .statusCode(200)
                .body(containsString("read-challenger"), not(containsString("mle/")));
        given().get("/questions?facet=failure mode&round=grill").then().statusCode(200);
        given().get("/questions?state=due").then().statusCode(200).body(containsString("0 questions"));
        given().get("/questions?state=nonsense&level=9&kind=<b>").then().statusCode(200);
    }

    @Test
    void schemas_are_served_to_editors() {
        for (String name : List.of("question", "topic", "lab", "mistake", "dataset", "pack")) {
            given().get("/schema/" + name + ".json").then().statusCode(200).body(containsString("$schema"));
        }
    }
}
