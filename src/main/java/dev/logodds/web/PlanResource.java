package dev.logodds.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The plan, day by day: towards an interview, or back from a break. */
@Path("/plan")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PlanResource {
    @Inject
    Plans plans;

    @GET
    public TemplateInstance plan() {
        return Templates.plan(plans.view());
    }
}
