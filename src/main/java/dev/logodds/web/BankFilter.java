package dev.logodds.web;

import dev.logodds.question.Question;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the question bank is to show; whatever is left out shows all. */
public class BankFilter {
    static final List<String> STATES = List.of("new", "due", "weak", "flagged");

    @RestQuery
    @Nullable
    String q;

    @RestQuery
    @Nullable
    String topic;

    @RestQuery
    @Nullable
    String kind;

    @RestQuery
    @Nullable
    String facet;

    @RestQuery
    @Nullable
    String level;

    @RestQuery
    @Nullable
    String round;

    @RestQuery
    @Nullable
    String state;

    @RestQuery
    @Nullable
    String page;

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    public String query() {
        return plain(q);
    }

    public String topic() {
        return plain(topic);
    }

    public String kind() {
        return plain(kind);
    }

    public String facet() {
        return plain(facet);
    }

    public int level() {
        return plain(level).matches("[123]") ? Integer.parseInt(plain(level)) : 0;
    }

    public String round() {
        return plain(round);
    }

    public String state() {
        return plain(state);
    }

    /** The page of the list, from 1. */
    public int page() {
        return plain(page).matches("[1-9][0-9]{0,3}") ? Integer.parseInt(plain(page)) : 1;
    }

    /** The address of another page of the same list. */
    String address(int other) {
        UriBuilder address = UriBuilder.fromPath("/questions");
        Map.of("q", query(), "topic", topic(), "kind", kind(), "facet", facet(), "round", round(), "state", state())
                .forEach((name, value) -> {
                    if (!value.isEmpty())
                        address.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
                });
        if (level() > 0) address.queryParam("level", level());
        return address.queryParam("page", other).build().toString();
    }

    /** Whether the question's own marks fit; what the learner has done with it is not looked at. */
    boolean takes(Question question) {
        var m = question.meta();
        return (topic().isEmpty() || m.topic().equals(topic()))
                && (kind().isEmpty() || question.kind().equals(kind()))
                && (facet().isEmpty() || m.facet().equals(facet()))
                && (round().isEmpty() || m.round().equals(round()))
                && (level() == 0 || m.level() == level())
                && matches(question);
    }

    private boolean matches(Question question) {
        var m = question.meta();
        String text = (m.title() + " " + m.id() + " " + String.join(" ", m.tags()) + " " + m.facet() + " "
                        + KindWords.of(question))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(query().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }
}
