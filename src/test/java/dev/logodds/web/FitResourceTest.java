package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FitResourceTest {
    private static ValidatableResponse post(Object body) {
        var json = io.restassured.config.JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE);
        return given().config(io.restassured.RestAssured.config().jsonConfig(json))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/fit")
                .then();
    }

    private static org.hamcrest.Matcher<Double> near(double value) {
        return Matchers.closeTo(value, 1e-7 * Math.max(1, Math.abs(value)));
    }

    @Test
    void a_shipped_data_set_is_fitted() {
        post("{\"dataset\": \"hours\", \"formula\": \"pass ~ hours\"}")
                .statusCode(200)
                .body("terms", equalTo(java.util.List.of("(Intercept)", "hours")))
                .body("coef[0]", near(-4.0777134))
                .body("coef[1]", near(1.5046454))
                .body("se[1]", near(0.62872085))
                .body("oddsRatio[1]", near(Math.exp(1.5046454)))
                .body("ci", hasSize(2))
                .body("logLik", near(-8.0298785))
                .body("deviance", near(16.059757))
                .body("nullDeviance", near(27.725887))
                .body("stop", equalTo("converged"))
                .body("separation.kind", equalTo("none"))
                .body("separation.terms", hasSize(0))
                .body("metrics.n", equalTo(20));
    }

    @Test
    void separation_is_said_and_infinities_are_null() {
        post("{\"dataset\": \"sep_quasi_binary\", \"formula\": \"y ~ x1 + x2\"}")
                .statusCode(200)
                .body("separation.kind", equalTo("quasi-complete"))
                .body("separation.terms", equalTo(java.util.List.of("x1")))
                .body("separation.directions", equalTo(java.util.List.of("+Inf")))
                .body("coef[1]", nullValue())
                .body("coef[2]", near(0.908184262))
                .body("warnings", hasItem(containsString("separation")));
    }

    @Test
    void simpsons_paradox() {
        String request = "{\"dataset\": \"ucb_admissions\", \"formula\": \"cbind(admitted, rejected) ~ gender%s\","
                + " \"reference\": {\"gender\": \"Male\"}}";
        post(request.formatted("")).statusCode(200).body("coef[1]", near(-0.61035238));
        post(request.formatted(" + dept")).statusCode(200).body("coef[1]", near(0.09987009));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"formula": "y ~ x"}                                                  | data
            {"data": "x,y\\n1,0\\n", "dataset": "iris", "formula": "y ~ x"}       | not both
            {"data": "x,y\\n1,0\\n"}                                              | formula
            {"dataset": "../etc/passwd", "formula": "y ~ x"}                      | no data set
            {"dataset": "hours", "formula": "pass ~ hour"}                        | hour
            {"dataset": "hours", "formula": "pass ~ hours", "model": "magic"}     | magic
            {"dataset": "hours", "formula": "pass ~ hours +"}                     | too early
            {"data": "x,y\\n1,0\\n,1\\n3,1\\n", "formula": "y ~ x"}               | line 3
            {"data": "x,y\\n1,0\\nNaN,1\\n3,1\\n", "formula": "y ~ x"}            | line 3
            {"data": "x,y\\n1,0\\n2\\n3,1\\n", "formula": "y ~ x"}                | line 3
            {"data": 5, "formula": {"a": 1}}                                      | JSON
            {                                                                     | JSON
            """)
    void a_bad_request_is_told_why(String body, String reason) {
        post(body).statusCode(400).body("error", containsString(reason));
    }

    @Test
    void places_are_named() {
        post("{\"data\": \"x,y\\n1,0\\n,1\\n3,1\\n\", \"formula\": \"y ~ x\"}")
                .statusCode(400)
                .body("line", equalTo(3))
                .body("column", equalTo(1));
    }

    @Test
    void limits_are_named() {
        String rows = "x,y\n" + "1,0\n".repeat(20_001);
        post(Map.of("data", rows, "formula", "y ~ x")).statusCode(413).body("error", containsString("20,000 rows"));
        String wide = "x,".repeat(50) + "y\n" + "1,".repeat(50) + "0\n";
        post(Map.of("data", wide, "formula", "y ~ x")).statusCode(413);
        String long1 = "x,y\n" + "1".repeat(1_000_001);
        post(Map.of("data", long1, "formula", "y ~ x")).statusCode(413).body("error", containsString("1,000,000"));
    }
}
