package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.logodds.learner.LabPrediction;
import dev.logodds.learner.Learner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predict, then reveal. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LabsTest {
    private static final String LAB = "/labs/ce-vs-mse";

    @Inject
    EntityManager database;

    private static Matcher<Float> near(double value) {
        return is(floatWithin(value));
    }

    private static Matcher<Float> floatWithin(double value) {
        return new CustomTypeSafeMatcher<>("about " + value) {
            @Override
            protected boolean matchesSafely(Float given) {
                return Math.abs(given - value) <= 1e-4 * Math.max(1, Math.abs(value));
            }
        };
    }

    @BeforeEach
    @Transactional
    void empty() {
        database.createNativeQuery("delete from prediction").executeUpdate();
    }

    private static RequestSpecification form() {
        String token = given().get(LAB).getCookie("csrf-token");
        return given().redirects().follow(false).cookie("csrf-token", token).formParam("csrf-token", token);
    }

    @Test
    void the_picture_waits_for_the_prediction() {
        given().get(LAB)
                .then()
                .statusCode(200)
                .body(containsString("Predict first"))
                .body(not(containsString("<svg class=\"plot\"")));
        Response sent = form().formParam("basins", "1")
                .formParam("ratio", "0")
                .post(LAB + "/predictions?a=-1&b=3&step=0.5&data=nine");
        sent.then().statusCode(303);
        given().get(sent.getHeader("Location"))
                .then()
                .body(containsString("<svg class=\"plot\""))
                .body(containsString("You predicted: At two different weights"))
                .body(containsString("1.9459"));
        assertThat(LabPrediction.latest(Learner.LOCAL, "ce-vs-mse"))
                .extracting(p -> p.question + " " + p.correct)
                .containsExactlyInAnyOrder("basins true", "ratio false");
    }

    @Test
    void looking_without_predicting_is_allowed_and_recorded() {
        form().formParam("skip", "1").post(LAB + "/predictions").then().statusCode(303);
        assertThat(LabPrediction.latest(Learner.LOCAL, "ce-vs-mse"))
                .extracting(p -> p.answer)
                .containsOnly("skipped");
        given().get(LAB).then().body(containsString("You looked without predicting"));
    }

    @Test
    void a_prediction_that_is_none_is_refused() {
        form().formParam("basins", "7")
                .formParam("ratio", "0")
                .post(LAB + "/predictions")
                .then()
                .statusCode(400);
        form().post(LAB + "/predictions").then().statusCode(400);
        assertThat(LabPrediction.latest(Learner.LOCAL, "ce-vs-mse")).isEmpty();
    }

    @Test
    void the_picture_is_sent_as_the_browser_needs_it() {
        given().get(LAB + "/picture?a=-1&b=3&step=0.5&data=nine")
                .then()
                .statusCode(200)
                .body("figures.id", hasItems("cross-entropy", "squared-error"))
                .body("figures[1].svg", containsString("weight w"))
                .body("numbers.'mse.b'", near(Math.log(7)))
                .body("tables[0].rows[3][2]", equalTo("1.9459"));
    }

    @Test
    void parameters_out_of_bounds_are_moved_into_them() {
        given().get(LAB + "/picture?a=1e99&step=-1&data=%3Cscript%3E")
                .then()
                .statusCode(200)
                .body("tables[0].rows[0][1]", equalTo("5"));
    }

    @Test
    void separation_is_found_in_a_table_of_ones_own() {
        String table = "a,b,y\n1,2,0\n2,1,0\n3,5,1\n4,4,1\n";
        given().contentType("text/csv")
                .body(table)
                .post("/labs/separability/picture?lambda=0.1")
                .then()
                .statusCode(200)
                .body("finding", containsString("complete separation"));
        given().contentType("text/csv")
                .body("a,y\n1,0\n,1\n")
                .post("/labs/separability/picture")
                .then()
                .statusCode(400)
                .body("error", containsString("ine 3"));
        given().contentType("text/csv")
                .body(table)
                .post(LAB + "/picture")
                .then()
                .statusCode(404);
    }

    @Test
    void closing_questions_ask_about_the_numbers_in_the_lab() {
        String href = given().get(LAB + "/picture?z=-4.3")
                .then()
                .body("next[0].words", equalTo("with your z = −4.3"))
                .extract()
                .path("next[0].href");
        given().get(href).then().statusCode(200).body(containsString("z=-4.3"));
        given().get(LAB + "/picture?data=calm").then().body("next[2].words", equalTo(""));
        given().get("/labs/naive-bayes/parts?draws=20")
                .then()
                .statusCode(200)
                .body(containsString("with your 6 features and ρ = 0"));
    }

    @Test
    void forecasts_of_ones_own_are_judged_and_mended() {
        String lab = "/labs/calibration/picture?mend=platt";
        String table = "p,y\n" + "0.9,1\n0.8,0\n0.7,1\n0.6,0\n0.4,1\n0.3,0\n0.2,0\n0.1,0\n".repeat(5);
        given().contentType("text/csv")
                .body(table)
                .post(lab)
                .then()
                .statusCode(200)
                .body("finding", containsString("Your forecasts: AUC"))
                .body("finding", containsString("Mended, by a map that the other half of the rows fitted"))
                .body("figures.id", hasItems("reliability", "counts", "roc", "map"))
                .body("next[1].words", equalTo("with the three parts of your forecasts"));
        refused(
                lab,
                table + "1.2,1\n",
                "Line 42: the forecast is 1.200. A probability is from 0 to 1; divide percentages by 100.");
        refused(lab, table + "0.5,2\n", "Line 42: the outcome is 2.00. Write 0 or 1.");
        refused(lab, "p,y\n0.5,1\nhigh,0\n", "Line 3: \"high\" in the column \"p\" is no number. Write a probability.");
        refused(lab, "p,y\n0.5,\n0.4,0\n", "Line 2: the cell of the column \"y\" is empty. Write 0 or 1.");
        refused(lab, "a,p,y\n1,0.5,1\n", "Line 1: the table has 3 columns. Two are needed");
    }

    @Test
    void rare_positives_of_ones_own_are_rebalanced() {
        String lab = "/labs/imbalance/picture?balance=smote&undo=yes";
        StringBuilder table = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 60; i++)
            table.append(i % 7)
                    .append(i % 3 == 0 ? ",red," : ",blue,")
                    .append(i % 5 == 0 ? 1 : 0)
                    .append('\n');
        given().contentType("text/csv")
                .body(table.toString())
                .post(lab)
                .then()
                .statusCode(200)
                .body("finding", containsString("Half of your rows are fitted"))
                .body("numbers.positives", near(6))
                .body("tables[0].head", hasItems("x", "colourred"))
                .body("tables[0].rows[0][0]", equalTo("as it is"));
        refused(lab, "x,y\n1,0\n2,1\n3,1\n", "2 of the 3 labels are 1. The label 1 must be the rarer one");
        refused(lab, "x,y\n1,0\n2,yes\n3,1\n", "Line 3: \"yes\" in the column \"y\" is no number. Write 0 or 1.");
        refused(lab, "x,y\n1,0\n2,0\n", "Every outcome in the column \"y\" is 0");
        refused(lab, "y\n1\n0\n", "at least one feature");
    }

    private static void refused(String lab, String table, String why) {
        int status = given().contentType("text/csv")
                .body(table)
                .post(lab)
                .then()
                .body("error", containsString(why))
                .extract()
                .statusCode();
        assertThat(status).isIn(400, 413);
    }

    @Test
    void every_predicted_number_is_drawn_beside_the_outcome() {
        for (String lab : java.util.List.of(
                "mle slope", "softmax class-a", "svm two", "odds-ratios points", "imbalance even-odds")) {
            String address = "/labs/" + lab.split(" ", -1)[0];
            form().formParam(lab.split(" ", -1)[1], "0.2")
                    .formParam("intercept", "0")
                    .formParam("step", "0")
                    .formParam("shift", "0")
                    .formParam("sum", "0")
                    .formParam("bound", "0")
                    .formParam("far", "0")
                    .formParam("flip", "0")
                    .formParam("ratio", "0")
                    .formParam("moves", "0")
                    .formParam("rank", "0")
                    .post(address + "/predictions")
                    .then()
                    .statusCode(303);
            String page = given().get(address).then().extract().asString();
            assertThat(page).as(lab).contains("you said").containsPattern("(line|dot)--prediction");
        }
    }

    @Test
    void a_predicted_number_stands_dashed_in_the_picture_it_was_made_for() {
        String lab = "/labs/odds-ratios";
        String query = "baseline=0.1&beta=0.5&dx=1&model=gender";
        form().formParam("points", "12,2")
                .formParam("flip", "3")
                .formParam("ratio", "3")
                .post(lab + "/predictions?" + query)
                .then()
                .statusCode(303);
        given().get(lab + "?" + query)
                .then()
                .body(containsString("you said"))
                .body(containsString("You predicted: 12,2"))
                .body(containsString("2 of 3 as predicted"));
        given().get(lab + "/picture?baseline=0.2").then().body(not(containsString("you said")));
        form().formParam("points", "many")
                .post(lab + "/predictions?" + query)
                .then()
                .statusCode(400);
    }
}
