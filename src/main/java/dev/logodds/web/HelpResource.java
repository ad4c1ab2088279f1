package dev.logodds.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Help. */
@Path("/help")
@Produces(MediaType.TEXT_HTML)
public class HelpResource {
    @Inject
    FormulaCases cases;

    @GET
    public TemplateInstance help() {
        return Templates.help();
    }

    @GET
    @Path("/formulas")
    public TemplateInstance formulas() {
        return Templates.formulas(cases.groups());
    }
}
