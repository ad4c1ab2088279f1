package dev.logodds.web;

import static dev.logodds.web.Forms.rate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.logodds.learner.Learner;
import dev.logodds.learner.LearnerTables;
import dev.logodds.learner.Preference;
import dev.logodds.learner.ScheduleVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, the plan and the statistics. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SettingsTest {
    @BeforeEach
    @AfterEach
    void empty() {
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
    }

    private static Response save(Map<String, String> changed) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "retention",
                "92",
                "longest",
                "365",
                "new",
                "7",
                "reviews",
                "40",
                "zone",
                "Europe/Berlin",
                "rollover",
                "05:00",
                "learning",
                "1 10",
                "relearning",
                "10",
                "interview",
                "",
                "order",
                "oldest"));
        fields.putAll(changed);
        return Forms.form()
                .formParams(fields)
                .formParam("capacity", List.of("100", "100", "100", "100", "100", "50", "0"))
                .post("/settings");
    }

    private static Preference preference() {
        return QuarkusTransaction.requiringNew().call(() -> Preference.of(Learner.LOCAL));
    }

    @Test
    void what_is_saved_holds() {
        save(Map.of()).then().statusCode(303);
        assertThat(preference().desiredRetention).isEqualTo(0.92);
        assertThat(preference().capacity).containsExactly(100, 100, 100, 100, 100, 50, 0);
        assertThat(preference().singleKeys).isFalse();
        given().get("/questions/ce-vs-mse/card-minus-five").then().body(containsString("data-keys=\"off\""));
        given().get("/settings?saved=true").then().body(containsString("Saved")).body(containsString("Europe/Berlin"));
    }

    @Test
    void other_steps_are_another_version_and_the_same_ones_are_not() {
        save(Map.of()).then().statusCode(303);
        assertThat(version()).isZero();
        save(Map.of("learning", "5, 30 60")).then().statusCode(303);
        assertThat(version()).isEqualTo(1);
        rate("ce-vs-mse/card-minus-five", 3);
        save(Map.of("learning", "")).then().statusCode(303);
        assertThat(version()).isEqualTo(2);
    }

    private static int version() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ScheduleVersion.current(Learner.LOCAL).number());
    }

    @ParameterizedTest
    @CsvSource({
        "retention, 120", "retention, many", "longest, 0", "new, -1", "reviews, 99999999999", "zone, Mars/Olympus",
        "rollover, 25:00", "rollover, 13:00", "learning, 0", "relearning, 2000", "interview, 2001-01-01",
                "interview, soon"
    })
    void what_can_not_be_is_told_at_its_field_and_nothing_is_saved(String field, String value) {
        save(Map.of(field, value))
                .then()
                .statusCode(422)
                .body(containsString("e-" + field))
                .body(containsString("Nothing was saved"));
        assertThat(preference().zone).isNull();
    }

    @Test
    void the_way_to_an_interview_is_planned_day_by_day() {
        String day = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(20).toString();
        save(Map.of("interview", day)).then().statusCode(303);
        rate("ce-vs-mse/card-minus-five", 4);
        given().get("/plan")
                .then()
                .statusCode(200)
                .body(containsString("The way to"))
                .body(containsString("<svg"));
        given().get("/dashboard").then().body(containsString("days to the interview"));
    }

    @Test
    void the_statistics_have_pictures_and_tables_from_the_first_day_on() {
        given().get("/statistics").then().statusCode(200).body(containsString("Nothing yet"));
        rate("ce-vs-mse/card-minus-five", 4);
        given().get("/statistics")
                .then()
                .statusCode(200)
                .body(containsString("class=\"heat\""))
                .body(containsString("What comes due"))
                .body(containsString("How long memories last"));
        given().get("/plan").then().statusCode(200).body(containsString("The coming days"));
    }
}
