package dev.logodds.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Why a review led to its date. */
@Path("/reviews/{id}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ReviewResource {
    @Inject
    Reviews reviews;

    @Inject
    Reasons reasons;

    @GET
    public TemplateInstance why(@PathParam("id") String id) {
        return Templates.review(reasons.of(reviews.review(id)));
    }
}
