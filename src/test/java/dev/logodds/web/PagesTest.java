package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/topics",
                "/topics/ce-vs-mse",
                "/questions",
                "/study",
                "/dashboard",
                "/plan",
                "/statistics",
                "/settings",
                "/data",
                "/labs",
                "/labs/ce-vs-mse",
                "/help",
                "/help/formulas",
                "/questions/ce-vs-mse/gradient-mean-ce"
            })
    void every_page_is_a_complete_document_with_the_usual_headers(String path) {
        given().when()
                .get(path)
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .body(containsString("<html lang=\"en\""))
                .body(containsString("</html>"))
                .body(not(containsString("oading interactive")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/topics/nothing", "/questions/ce-vs-mse/nothing", "/labs/nothing"})
    void an_unknown_page_helps(String path) {
        given().when()
                .get(path)
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("This page does not exist"))
                .body(containsString("href=\"/topics\""))
                .body(not(containsString("Exception")));
    }

    @Test
    void a_near_miss_is_met_with_what_may_have_been_meant() {
        given().when()
                .get("/questions/ce-vs-mse/gradient-mean")
                .then()
                .statusCode(404)
                .body(containsString("/questions/ce-vs-mse/gradient-mean-ce"));
    }

    @Test
    void dark_or_light_is_chosen_by_the_reader_and_never_leads_off_the_site() {
        String token = given().get("/").getCookie("csrf-token");
        var chosen = given().redirects()
                .follow(false)
                .cookie("csrf-token", token)
                .header("Referer", "https://elsewhere.example//evil/?a=1")
                .formParam("csrf-token", token)
                .formParam("theme", "dark")
                .post("/theme");
        chosen.then().statusCode(303).cookie("theme", "dark");
        org.assertj.core.api.Assertions.assertThat(chosen.getHeader("Location"))
                .doesNotContain("elsewhere")
                .doesNotContain("//evil");
        given().cookie("theme", "dark").get("/help").then().body(containsString("data-theme=\"dark\""));
        given().cookie("theme", "\"><script>").get("/help").then().body(not(containsString("data-theme")));
    }

    @Test
    void a_topic_without_a_page_says_so() {
        given().when().get("/topics/maxent").then().statusCode(404).body(containsString("has no page yet"));
    }

    @Test
    void health_metrics_and_the_description_of_the_api_are_there() {
        given().get("/q/health").then().statusCode(200).body("status", org.hamcrest.Matchers.equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server"));
        given().get("/openapi").then().statusCode(200).body(containsString("openapi:"));
    }

    @Test
    void a_parameter_of_the_wrong_kind_is_not_found_rather_than_a_fault() {
        given().get("/questions/ce-vs-mse/gradient-mean-ce?seed=abc").then().statusCode(404);
        given().get("/questions/ce-vs-mse/gradient-mean-ce?attempt=abc").then().statusCode(200);
    }
}
