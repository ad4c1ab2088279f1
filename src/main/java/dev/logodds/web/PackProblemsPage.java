package dev.logodds.web;

import dev.logodds.pack.PackProblem;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Looks for saved packs before a page is made, and shows what is wrong with them in its place: to authors always, until they choose
 * to go on with the last good state; to learners only while there is no good state at all.
 */
public class PackProblemsPage {
    private static final String GO_ON = "last-good-pack";
    private static final int SHOWN = 200;

    @Inject
    Library library;

    @ServerRequestFilter
    public @Nullable Response look(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean page = request.getMethod().equals("GET") && !path.startsWith("/api/") && !path.startsWith("/q/");
        if (!page) return null;
        library.look();
        List<PackProblem> problems = library.problems();
        if (problems.isEmpty()) return null;
        boolean author = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        Cookie chosen = request.getCookies().get(GO_ON);
        boolean goesOn = chosen != null && chosen.getValue().equals(String.valueOf(problems.hashCode()));
        if (!library.isEmpty() && (!author || goesOn)) return null;
        if (!library.isEmpty() && request.getUriInfo().getQueryParameters().containsKey(GO_ON)) {
            return Response.seeOther(request.getUriInfo().getAbsolutePath())
                    .header("Set-Cookie", GO_ON + "=" + problems.hashCode() + "; Path=/; HttpOnly; SameSite=Strict")
                    .build();
        }
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .entity(Templates.problems(
                                new View(problems.stream().limit(SHOWN).toList(), problems.size(), !library.isEmpty()))
                        .render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .build();
    }

    /**
     * The page.
     *
     * @param good whether there is an earlier state to go on with
     */
    public record View(List<PackProblem> problems, int count, boolean good) {}
}
