package dev.logodds.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the log and the cards add up to. */
@Path("/statistics")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class StatisticsResource {
    @Inject
    Pictures pictures;

    @GET
    public TemplateInstance all() {
        return Templates.statistics(pictures.view());
    }
}
