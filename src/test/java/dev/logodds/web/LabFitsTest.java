package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of every lab are those of the fit interface for the rows that the lab hands out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LabFitsTest {
    private static final io.restassured.config.RestAssuredConfig DOUBLES =
            RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

    private static double number(String lab, String query, String name) {
        Map<String, Object> numbers = given().config(DOUBLES)
                .get("/labs/" + lab + "/picture?x=&" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("numbers");
        assertThat(numbers).containsKey(name);
        return ((Number) numbers.getOrDefault(name, Double.NaN)).doubleValue();
    }

    private static String rows(String lab, String query) {
        return given().get("/labs/" + lab + "/data?x=&" + query)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
    }

    private static JsonPath fit(String data, String formula, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("data", data, "formula", formula));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return given().config(DOUBLES)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/fit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void same(double lab, double fit, double tolerance) {
        assertThat(lab).isCloseTo(fit, within(tolerance * Math.max(1, Math.abs(fit))));
    }

    @Test
    void cross_entropy() {
        JsonPath fit = fit(rows("ce-vs-mse", ""), "y ~ 0 + x");
        same(number("ce-vs-mse", "", "ce.a"), fit.getDouble("coef[0]"), 1e-5);
    }

    @Test
    void likelihood() {
        JsonPath fit = fit(rows("mle", "b=1&w=-1"), "y ~ x");
        same(number("mle", "b=1&w=-1", "best.b"), fit.getDouble("coef[0]"), 1e-8);
        same(number("mle", "b=1&w=-1", "best.w"), fit.getDouble("coef[1]"), 1e-8);
    }

    @Test
    void separation() {
        String rows = rows("separability", "at=4");
        JsonPath firth = fit(rows, "y ~ x", "model", "firth");
        same(number("separability", "at=4&firth=on", "firth.x"), firth.getDouble("coef[1]"), 1e-8);
        JsonPath l2 = fit(rows, "y ~ x", "penalty", Map.of("l2", 0.01, "scale", "mean"));
        same(number("separability", "at=4&lambda=0.01", "l2.x"), l2.getDouble("coef[1]"), 1e-8);
        assertThat(fit(rows, "y ~ x").getString("separation.kind")).isEqualTo("complete");
    }

    @Test
    void softmax() {
        JsonPath fit = fit(rows("softmax", ""), "class ~ x1 + x2", "model", "multinomial");
        List<List<Double>> coef = fit.getList("coef");
        same(number("softmax", "", "w.B.x1"), coef.get(0).get(1), 1e-6);
        same(number("softmax", "", "w.C.x2"), coef.get(1).get(2), 1e-6);
    }

    @Test
    void naive_bayes() {
        JsonPath fit = fit(
                rows("naive-bayes", ""),
                "y ~ x1 + x2 + x3 + x4 + x5 + x6",
                "model",
                "naive_bayes",
                "variances",
                "shared");
        assertThat(Arrays.stream(fit.prettify().split("[^-0-9.eE]+"))
                        .filter(t -> t.matches("-?\\d+\\.\\d+(E-?\\d+)?"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .usingComparatorWithPrecision(1e-8)
                .contains(number("naive-bayes", "", "first.bayes.x1"));
    }

    @Test
    void margins() {
        String rows = rows("svm", "c=10");
        JsonPath svm = fit(rows, "y ~ x1 + x2", "model", "svm", "penalty", Map.of("l2", 0.1, "scale", "sum"));
        assertThat(svm.prettify()).contains("coef");
        JsonPath logit = fit(rows, "y ~ x1 + x2", "penalty", Map.of("l2", 0.1, "scale", "sum"));
        same(number("svm", "c=10", "logistic.x1"), logit.getDouble("coef[1]"), 1e-6);
        List<Double> w = svm.getList("coef");
        assertThat(w.stream().mapToDouble(v -> v).toArray())
                .usingComparatorWithPrecision(1e-4)
                .contains(number("svm", "c=10", "svm.x1"));
    }

    @Test
    void odds_ratios() {
        JsonPath fit = fit(
                rows("odds-ratios", ""),
                "cbind(admitted, rejected) ~ gender + dept",
                "reference",
                Map.of("gender", "Male"));
        same(number("odds-ratios", "", "adjusted.genderFemale"), fit.getDouble("coef[1]"), 1e-9);
    }

    @Test
    void calibration() {
        String query = "slope=3&mend=temperature";
        JsonPath fit = fit(rows("calibration", query), "y ~ 0 + logit", "weights", "fitted");
        same(number("calibration", query, "temperature"), 1 / fit.getDouble("coef[0]"), 1e-6);
    }

    @Test
    void imbalance() {
        String query = "a=-4&n=5000&balance=weights";
        String rows = rows("imbalance", query);
        JsonPath plain = fit(rows, "y ~ x");
        same(number("imbalance", query, "plain.slope"), plain.getDouble("coef[1]"), 1e-8);
        double positives = rows.lines().filter(l -> l.endsWith(",1")).count();
        double n = rows.lines().count() - 1;
        JsonPath weighted = fit(
                rows,
                "y ~ x",
                "weights",
                "y * %s + (1 - y) * %s".formatted(n / 2 / positives, n / 2 / (n - positives)));
        same(number("imbalance", query, "rebalanced.intercept"), weighted.getDouble("coef[0]"), 1e-6);
    }

    @Test
    void parts_come_one_a_line_and_the_last_is_the_whole() {
        String body = given().get("/labs/naive-bayes/parts?draws=100")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = body.lines().filter(l -> !l.isBlank()).toList();
        assertThat(lines).hasSize(10);
        assertThat(JsonPath.from(lines.getFirst()).getInt("done")).isEqualTo(10);
        assertThat(JsonPath.from(lines.getLast()).getInt("done")).isEqualTo(100);
        assertThat(JsonPath.from(lines.getLast()).getString("drawing.finding")).startsWith("100 of 100");
        given().get("/labs/svm/parts").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce-vs-mse",
                "mle",
                "separability",
                "softmax",
                "naive-bayes",
                "svm",
                "odds-ratios",
                "calibration",
                "imbalance"
            })
    void every_lab_has_its_page_and_its_questions(String id) {
        List<String> hrefs = given().get("/labs/" + id + "/picture")
                .then()
                .statusCode(200)
                .extract()
                .path("next.href");
        assertThat(hrefs).hasSize(3).doesNotHaveDuplicates();
        for (String href : hrefs) given().get(href).then().statusCode(200);

        given().get("/labs/" + id).then().statusCode(200).body(containsString("Predict first"));
        given().get("/labs/" + id + "?again=1").then().statusCode(200).body(containsString("Predict first"));
    }
}
