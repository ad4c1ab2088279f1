package dev.logodds.web;

import dev.logodds.learner.Learner;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The topics. */
@Path("/topics")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class TopicResource {
    @Inject
    Library library;

    @Inject
    Catalogue catalogue;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance all() {
        return Templates.topics(catalogue.topics(learner));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance page(@PathParam("id") String id) {
        return library.bank()
                .topic(id)
                .map(t -> Templates.topic(catalogue.topic(learner, t)))
                .orElseThrow(() -> new NotFoundException(
                        library.bank().outline().containsKey(id)
                                ? "The topic “" + library.bank().outline().get(id) + "” has no page yet."
                                : "There is no topic " + id + "."));
    }
}
