package dev.logodds.web;

import static dev.logodds.web.Forms.post;
import static dev.logodds.web.Forms.rate;
import static dev.logodds.web.Forms.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.logodds.learner.Card;
import dev.logodds.learner.Interview;
import dev.logodds.learner.Learner;
import dev.logodds.learner.LearnerTables;
import dev.logodds.learner.Mark;
import dev.logodds.learner.Review;
import dev.logodds.srs.CardState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Out and in again, complete or not at all. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwnDataTest {
    private static final String CARD = "ce-vs-mse/card-minus-five";
    /** A note of someone else's, with everything that quoting is for. */
    private static final String FOREIGN = "\"other\"\tBasic\tDeck\t\"a\tb\n\"\"c\"\"\"\tback\tmarked\n";

    @BeforeEach
    @AfterEach
    void empty() {
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
    }

    private static CardState state() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Card.of(Learner.LOCAL, CARD).orElseThrow().toState());
    }

    private static long rows(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) Card.getEntityManager()
                                .createNativeQuery("select count(*) from " + table)
                                .getSingleResult())
                        .longValue());
    }

    private static byte[] export() {
        return given().get("/data/archive").then().statusCode(200).extract().asByteArray();
    }

    private static String refusal(String json) {
        return upload("/data/archive", "x.json", json.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body(containsString("Nothing was changed"))
                .extract()
                .asString();
    }

    /** A card rated, rated again, another one undone, a flag. */
    private static void study() {
        rate(CARD, 3);
        rate(CARD, 4);

        String id = QuarkusTransaction.requiringNew()
                .call(() -> Review.last(Learner.LOCAL, CARD)
                        .orElseThrow()
                        .key
                        .clientReviewId()
                        .toString());
        post("/reviews/" + id + "/undo", Map.of());
        post("/questions/" + CARD + "/marks/flag", Map.of("on", "true"));
        interview();
    }

    /** A whiteboard with a draft on it. */
    private static void interview() {
        String id = UUID.randomUUID().toString();
        post("/interviews", Map.of("id", id, "format", "whiteboard")).then().statusCode(303);
        String seat = QuarkusTransaction.requiringNew()
                .call(() -> Interview.of(Learner.LOCAL, UUID.fromString(id))
                        .orElseThrow()
                        .seat
                        .toString());
        post("/interviews/" + id + "/drafts", Map.of("seat", seat, "position", "0", "answer", "L = 1"))
                .then()
                .statusCode(204);
    }

    @Test
    void an_export_brings_everything_back() {
        study();
        CardState before = state();
        long reviews = rows("review_log");
        byte[] file = export();
        assertThat(new String(file, StandardCharsets.UTF_8)).startsWith("{\"format\":\"logodds\",\"version\":2");
        post("/data/deletion", Map.of("confirmation", "Delete everything "))
                .then()
                .statusCode(200);
        assertThat(rows("attempt") + rows("review_log") + rows("card") + rows("mark") + rows("grill_event"))
                .isZero();
        upload("/data/archive", "mine.json", file).then().statusCode(200).body(containsString("reviews were added"));
        assertThat(state()).isEqualTo(before);
        assertThat(rows("review_log")).isEqualTo(reviews);
        assertThat(rows("review_undo")).isEqualTo(1);
        assertThat(rows("grill") + rows("grill_event")).isEqualTo(2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Mark.flagged(Learner.LOCAL)))
                .containsExactly(CARD);
        assertThat(new String(export(), StandardCharsets.UTF_8).replaceFirst("exportedAt\":\"[^\"]*", ""))
                .isEqualTo(new String(file, StandardCharsets.UTF_8).replaceFirst("exportedAt\":\"[^\"]*", ""));
    }

    @Test
    void importing_twice_doubles_nothing_and_what_came_since_stays() {
        rate(CARD, 3);
        byte[] file = export();
        rate(CARD, 4);
        CardState now = state();
        upload("/data/archive", "mine.json", file)
                .then()
                .statusCode(200)
                .body(containsString("0 answers and 0 reviews"));
        assertThat(state()).isEqualTo(now);
        assertThat(rows("review_log")).isEqualTo(2);
    }

    @Test
    void an_item_that_was_answered_differently_in_two_places_stays_and_that_is_said() {
        rate(CARD, 3);
        byte[] file = export();
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
        rate(CARD, 1);
        CardState here = state();
        upload("/data/archive", "mine.json", file)
                .then()
                .statusCode(200)
                .body(containsString("stay as they are here"))
                .body(containsString(CARD));
        assertThat(state()).isEqualTo(here);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"format":"logodds","version":3,"exportedAt":"2027-01-01T00:00:00Z","reviews":[{"later":1}]} | newer Logodds
            {"format":"anki","version":1} | not an export
            [] | not an export
            {"format":"logodds","version":1,"exportedAt":"x","cards":[]} | cards
            {"format":"logodds","version":1,"exportedAt":"x","reviews":[ | damaged or cut off
            {"format":"logodds","version":1,"exportedAt":"x","reviews":[1]} | not an object
            {"format":"logodds","version":1,"exportedAt":"x","marks":[{"kind":"CROWNED","item_id":"a","study_day":"2026-01-01","made_at":"2026-01-01T00:00:00Z"}]} | FLAGGED
            {"format":"logodds","version":1,"exportedAt":"x","attempts":[{"id":"not a uuid"}]} | does not hold what it should
            {"format":"logodds","version":2,"exportedAt":"x","interviews":[{"id":"5a2e1d54-0000-4000-8000-000000000001","format":"rapid-10","pace":"1","scenario":"","plan":"{}","began_at":"2026-01-01T00:00:00Z","elapsed_ms":1,"clock_at":"2026-01-01T00:00:00Z","seat":"5a2e1d54-0000-4000-8000-000000000002","device":"x","recorded":false,"asked":0,"correct":0,"pass":0}]} | The events of the interview
            {"format":"logodds","version":2,"exportedAt":"x","interviews":[{"id":"5a2e1d54-0000-4000-8000-000000000001","format":"rapid-10","pace":"7","elapsed_ms":1}]} | a pace
            """)
    void a_file_that_is_not_right_changes_nothing(String json, String reason) {
        assertThat(refusal(json)).contains(reason);
    }

    @Test
    void a_rating_out_of_range_late_in_a_file_applies_nothing_of_it() {
        study();
        String file = new String(export(), StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew().run(LearnerTables::empty);
        int last = file.lastIndexOf("\"rating\":");
        String damaged = file.substring(0, last) + "\"rating\":7" + file.substring(last + "\"rating\":1".length());
        assertThat(refusal(damaged)).contains("a rating is 1 to 4");
        assertThat(rows("attempt") + rows("review_log") + rows("card")).isZero();
    }

    @Test
    void no_file_and_a_file_beyond_the_limit_are_refused() {
        upload("/data/archive", "x.json", new byte[0]).then().statusCode(400);
        given().contentType("application/json")
                .body("{\"reviews\": [" + "1,".repeat(2_000_000) + "1]}")
                .post("/api/schedule")
                .then()
                .statusCode(413);
    }

    @Test
    void deleting_needs_the_words() {
        rate(CARD, 3);
        post("/data/deletion", Map.of("confirmation", "yes"))
                .then()
                .statusCode(422)
                .body(containsString("Nothing was deleted"));
        post("/data/deletion", Map.of()).then().statusCode(422);
        assertThat(rows("review_log")).isEqualTo(1);
    }

    @Test
    void reviews_go_into_a_spreadsheet() {
        rate(CARD, 3);
        given().get("/data/reviews.csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("logodds-reviews.csv"))
                .body(startsWith("item,reviewed_at"))
                .body(containsString("\n" + CARD + ","));
    }

    @Test
    void notes_go_to_anki_with_a_guid_that_stays_and_come_back_with_their_marks() {
        String notes =
                given().get("/data/anki.txt").then().statusCode(200).extract().asString();
        assertThat(notes)
                .startsWith(
                        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n");
        assertThat(notes)
                .contains("\"logodds:" + CARD + "\"\tBasic\t")
                .doesNotContain("class=\"katex\"")
                .contains("\\(");
        assertThat(given().get("/data/anki.txt").asString()).isEqualTo(notes);
        String marked = marked(notes) + FOREIGN;
        imported(marked)
                .then()
                .statusCode(200)
                .body(containsString("Flags brought back: 1; 0 of the marked ones had theirs already. Left out: 1."))
                .body(containsString("“a b &quot;c&quot;” was made elsewhere"))
                .body(not(containsString("With another text there")));
        assertThat(flagged()).containsExactly(CARD);
        imported(marked).then().body(containsString("Flags brought back: 0; 1 of the marked ones"));
    }

    @Test
    void a_text_changed_in_anki_stays_the_packs_and_an_item_that_is_gone_is_named() {
        String notes = given().get("/data/anki.txt").asString();
        int card = notes.indexOf("\"logodds:" + CARD + "\"");
        int front = notes.indexOf("\t\"", notes.indexOf("\"Logodds::", card)) + 2;
        String edited = notes.substring(0, front) + "Mine: " + notes.substring(front)
                + "\"logodds:ce-vs-mse/gone\"\tBasic\tDeck\tx\ty\tmarked\n"
                + notes.substring(card, notes.indexOf("\n\"logodds:", card) + 1);
        imported(edited.replace("\n", "\r\n"))
                .then()
                .statusCode(200)
                .body(containsString("With another text there: 1"))
                .body(containsString("no pack has the item ce-vs-mse/gone now"))
                .body(containsString("Left out: 1"));
        assertThat(flagged()).isEmpty();
        assertThat(given().get("/data/anki.txt").asString()).isEqualTo(notes);
    }

    @Test
    void notes_that_are_damaged_or_too_many_change_nothing() {
        String head = "#separator:tab\n#html:true\n#guid column:1\n#tags column:2\n";
        String note = "logodds:" + CARD + "\tmarked\n";
        refused(422, "a\tb", "in which column the guid");
        refused(422, head.replace("tab", "comma") + note, "not separated by tabs");
        refused(422, head + note + "\"logodds:", "line 6: it is damaged or cut off");
        refused(422, head.replace("guid column:1", "guid column:9") + note, "The note on line 5 has no column 9");
        refused(422, head + note + "x".concat("\t".repeat(200)), "more than 100 columns");
        refused(422, head + note + "x\ty\n".repeat(100_000), "more than 100,000 notes");
        refused(413, head + note + "x".repeat(8_000_000), "larger than 8 MB");
        byte[] binary = (head + note).getBytes(StandardCharsets.UTF_16LE);
        upload("/data/anki.txt", "notes.txt", binary).then().statusCode(422);
        assertThat(flagged()).isEmpty();
    }

    private static void refused(int status, String notes, String why) {
        imported(notes).then().statusCode(status).body(containsString(why)).body(containsString("Nothing was changed"));
    }

    private static Response imported(String notes) {
        return upload("/data/anki.txt", "notes.txt", notes.getBytes(StandardCharsets.UTF_8));
    }

    private static String marked(String notes) {
        return notes.replaceFirst("(\"logodds:" + CARD + "\"[\\s\\S]*?card level\\d)\"", "$1 marked\"");
    }

    private static Set<String> flagged() {
        return QuarkusTransaction.requiringNew().call(() -> Mark.flagged(Learner.LOCAL));
    }
}
