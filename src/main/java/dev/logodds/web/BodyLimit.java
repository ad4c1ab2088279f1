package dev.logodds.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Only an import may be large; everything else is refused before it is read. */
@ApplicationScoped
public class BodyLimit {
    private static final long USUAL = 2_000_000;
    private static final int EARLY = 1_000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, EARLY);
    }

    private static void check(RoutingContext request) {
        boolean allowed = request.normalizedPath().startsWith("/data/") || length(request) <= USUAL;
        if (allowed) request.next();
        else
            request.response()
                    .setStatusCode(413)
                    .putHeader("Connection", "close")
                    .end("That is too long.");
    }

    private static long length(RoutingContext request) {
        String header = request.request().getHeader("Content-Length");
        return header != null && header.matches("\\d{1,18}") ? Long.parseLong(header) : 0;
    }
}
