package dev.logodds.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What is shown when something goes wrong: a page that helps, or JSON for an API. Never a stack trace. */
public class ErrorPages {
    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    @Inject
    Library library;

    @ServerExceptionMapper
    public Response refused(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status < 400) return e.getResponse();
        if (e.getCause() instanceof JacksonException json) return unreadable(json, uri);
        return respond(uri, status, title(status), sentence(status, e.getMessage()));
    }

    /** A body that is not the JSON that was asked for: said with its place. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Response unreadable(JacksonException e, UriInfo uri) {
        var at = e.getLocation();
        String place = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        String reason = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
        return respond(uri, 400, title(400), "The JSON can't be read%s: %s".formatted(place, reason));
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, UriInfo uri) {
        if (Outage.isOne(e)) {
            LOG.warnf("database unavailable: %s", e.getMessage());
            return respond(
                    uri,
                    503,
                    "The database does not answer",
                    "Nothing is lost: what was saved stays saved. Try again in a moment.");
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(e, "request failed, reference %s: %s", reference, uri.getPath());
        return respond(
                uri,
                500,
                "Something went wrong here",
                "It is our fault, not yours, and it is noted under " + reference + ". Nothing that was saved is lost.");
    }

    /** A refusal that comes without a page, such as that of a form whose token is missing, gets one. */
    @ServerResponseFilter
    public void complete(ContainerResponseContext response, UriInfo uri) {
        int status = response.getStatus();
        if (status < 400 || response.hasEntity()) return;
        Response page = respond(uri, status, title(status), sentence(status, null));
        response.setEntity(page.getEntity(), new java.lang.annotation.Annotation[0], page.getMediaType());
    }

    private Response respond(UriInfo uri, int status, String title, String sentence) {
        if (uri.getPath().startsWith("/api/")) {
            return Response.status(status)
                    .entity(Map.of("error", sentence, "status", status))
                    .type(MediaType.APPLICATION_JSON)
                    .build();
        }
        var page = new ErrorView(status, title, sentence, null, status == 404 ? suggestions(uri.getPath()) : List.of());
        return Response.status(status)
                .entity(Templates.error(page).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .build();
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "That could not be understood";
            case 404 -> "This page does not exist";
            case 405 -> "This can't be done here";
            case 413 -> "That is too long";
            case 415 -> "That kind of content is not taken here";
            default -> "That did not work";
        };
    }

    private static String sentence(int status, @org.jspecify.annotations.Nullable String message) {
        if (message != null && !message.startsWith("HTTP ")) return message;
        return switch (status) {
            case 400 ->
                "A part of the request is not what was expected. If it came from a form, open the page again and send it once more.";
            case 404 -> "There is nothing at this address.";
            case 413 ->
                "An answer may have at most 2,000 characters. Use your browser's back button: what you typed is still there.";
            default -> "The request was not taken.";
        };
    }

    /** The pages whose addresses share most with the one that was asked for. */
    private List<ErrorView.Suggestion> suggestions(String path) {
        Set<String> asked = Set.copyOf(words(path));
        record Scored(ErrorView.Suggestion page, long score) {}
        var topics = library.bank().topics().values().stream()
                .map(t -> new ErrorView.Suggestion("/topics/" + t.id(), t.title()));
        var questions = library.bank().questions().values().stream()
                .map(q -> new ErrorView.Suggestion(
                        "/questions/" + q.meta().id(), q.meta().title()));
        return Stream.concat(topics, questions)
                .map(s -> new Scored(
                        s, words(s.href()).stream().filter(asked::contains).count()))
                .filter(s -> s.score() > 1)
                .sorted(Comparator.comparingLong(Scored::score).reversed())
                .limit(4)
                .map(Scored::page)
                .toList();
    }

    private static List<String> words(String path) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(w -> !w.isEmpty())
                .distinct()
                .toList();
    }
}
