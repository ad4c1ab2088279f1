package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predict, then reveal. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LabsTest {
    private static final String LAB = "/labs/ce-vs-mse";

    @Inject
    EntityManager database;

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
                .body("plots.id", hasItems("cross-entropy", "squared-error"))
                .body("plots[1].marks.kind", equalTo(java.util.List.of("line", "path", "path")))
                .body("plots[1].x.label", equalTo("weight w"))
                .body("tables[0].rows[3][2]", equalTo("1.9459"));
    }

    @Test
    void parameters_out_of_bounds_are_moved_into_them() {
        given().get(LAB + "/picture?a=1e99&step=-1&data=%3Cscript%3E")
                .then()
                .statusCode(200)
                .body("tables[0].rows[0][1]", equalTo("5"));
    }
}
