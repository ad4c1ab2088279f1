package dev.logodds.web;

import dev.logodds.learner.Interview;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A report that its owner shares: to be read by whoever has the address, until it is revoked. */
@Path("/shared/{secret}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SharedReportResource {
    @Inject
    Interviews interviews;

    @Inject
    Library library;

    @Inject
    Verdicts verdicts;

    @Inject
    StudyClock clock;

    @GET
    public Response read(@PathParam("secret") String secret) {
        Interview interview = Interview.shared(secret)
                .orElseThrow(() -> new NotFoundException(
                        "This report is not shared, or no longer. Ask whoever sent you the address."));
        Letter letter = new Letter(interview, interviews.report(interview), library.bank(), verdicts);
        return Response.ok(Templates.report(letter.view(clock.now(), clock.zone(), false, false)))
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "no-store")
                .build();
    }
}
