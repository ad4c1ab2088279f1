package dev.logodds.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A folder of an author's own: what is wrong with it stands on the page until it is mended, then the pack is there. */
@QuarkusTest
@TestProfile(BrokenPackTest.OwnFolder.class)
@QuarkusTestResource(TestDatabase.class)
class BrokenPackTest {
    private static final Path FOLDER = Path.of("target", "own-pack");

    /** Points the application at a folder. */
    public static class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                write("pack.yaml", "id: own\ntitle: Own\nlicence: CC0\ntopics:\n  - {id: one, title: One}\n");
                write(
                        "one/topic.md",
                        "---\nid: one\ntitle: One\nsummary: s\nreviewed: 2026-11\n---\n## Big picture\nText.\n");
                write("one/q.md", number("1/0"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("logodds.content", FOLDER.toString());
        }
    }

    private static void write(String name, String text) throws IOException {
        Files.createDirectories(FOLDER.resolve(name).getParent());
        Files.writeString(FOLDER.resolve(name), text);
    }

    private static String number(String answer) {
        return "---\nid: one/q\nkind: number\ntitle: Mine\nanswer: " + answer + "\n---\n## Prompt\nP\n## Solution\nS\n";
    }

    @Test
    void a_broken_pack_is_told_and_a_mended_one_is_served() throws Exception {
        given().get("/questions")
                .then()
                .statusCode(503)
                .body(containsString("One problem in the pack"), containsString("one/q.md:1:1"));
        write("one/q.md", number("1/20"));
        // the folder is looked at twice a second
        Thread.sleep(600);
        given().get("/questions/one/q").then().statusCode(200).body(containsString("Mine"));
        write("one/q.md", number("1/(1-1)  # longer"));
        Thread.sleep(600);
        given().get("/questions/one/q").then().statusCode(200).body(containsString("Mine"));
    }
}
