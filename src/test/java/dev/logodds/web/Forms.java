package dev.logodds.web;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms as a browser sends them: with the token of the page they came from. */
final class Forms {
    private Forms() {}

    /** A request with a token that holds. */
    static RequestSpecification form() {
        String token = given().get("/help").getCookie("csrf-token");
        return given().redirects()
                .follow(false)
                .cookie("csrf-token", token)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("csrf-token", token);
    }

    static Response post(String path, Map<String, String> fields) {
        return form().formParams(fields).post(path);
    }

    /** An upload of a file. */
    static Response upload(String path, String name, byte[] content) {
        String token = given().get("/help").getCookie("csrf-token");
        return given().redirects()
                .follow(false)
                .cookie("csrf-token", token)
                .multiPart("csrf-token", token)
                .multiPart("file", name, content)
                .post(path);
    }

    /** The hidden fields of the form that is sent to {@code action}. */
    static Map<String, String> hidden(String html, String action) {
        int at = html.indexOf("action=\"" + action + "\"");
        if (at < 0) throw new AssertionError("no form for " + action);
        String form = html.substring(at, html.indexOf("</form>", at));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher m = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(form);
        while (m.find()) if (!m.group(1).equals("csrf-token")) fields.put(m.group(1), m.group(2));
        return fields;
    }

    /** Rates a flash card, and gives the address of the verdict. */
    static String rate(String id, int grade) {
        String page = given().get("/questions/" + id).asString();
        Map<String, String> fields = hidden(page, "/questions/" + id + "/answers");
        fields.put("rating", "" + grade);
        Response answer = post("/questions/" + id + "/answers", fields);
        answer.then().statusCode(303);
        return answer.getHeader("Location");
    }
}
