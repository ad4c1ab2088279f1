package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ScheduleResourceTest {

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/schedule")
                .then();
    }

    @Test
    void a_history_is_scheduled_as_in_the_reference() {
        var answer = post("""
                {"reviews": [{"at": "2026-01-12T12:58:00Z", "rating": 3}, {"at": "2026-01-12T13:15:00Z", "rating": 3},
                             {"at": "2026-01-15T07:50:00Z", "rating": 1}]}""")
                .statusCode(200)
                .body("reviews", hasSize(3))
                .body("reviews[0].state", equalTo("Learning"))
                .body("reviews[0].scheduledMinutes", equalTo(10))
                .body("reviews[1].scheduledDays", equalTo(2))
                .body("reviews[1].due", equalTo("2026-01-14T13:15:00Z"))
                .body("reviews[2].state", equalTo("Relearning"))
                .body("reviews[2].lapses", equalTo(1));
        assertThat(answer.extract().jsonPath().getDouble("reviews[2].retrievabilityBefore"))
                .isCloseTo(0.88094796, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reviews": [{"at": "2026-01-12T12:58:00Z", "rating": 7}]} | rating
            {"parameters": [1, 2], "reviews": []}                      | 21
            {"zone": "Mars/Olympus", "reviews": []}                    | zone
            {"reviews": [{"at": "yesterday", "rating": 1}]}            | instant
            {"reviews": 3}                                             | JSON
            {"revews": []}                                             | reviews
            {                                                          | JSON
            """)
    void a_bad_request_is_told_why(String body, String reason) {
        post(body).statusCode(400).body("error", containsString(reason));
    }

    @Test
    void an_empty_body_is_told_what_is_needed() {
        given().contentType(ContentType.JSON)
                .post("/api/schedule")
                .then()
                .statusCode(400)
                .body("error", containsString("reviews"));
        given().contentType("text/plain").body("x").post("/api/schedule").then().statusCode(415);
    }
}
