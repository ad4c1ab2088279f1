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
