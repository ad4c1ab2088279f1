package dev.logodds.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What is stored of the learner, to take along, to bring back or to delete. */
@Path("/data")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DataResource {
    @Inject
    OwnData data;

    @GET
    public TemplateInstance page() {
        return Templates.data(data.view("", List.of(), ""));
    }
}
