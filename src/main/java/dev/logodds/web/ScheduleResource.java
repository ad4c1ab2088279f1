package dev.logodds.web;

import dev.logodds.srs.ScheduleRequest;
import dev.logodds.srs.ScheduleResponse;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The scheduler as an interface for programs: a history of reviews in, the states it leads to out. */
@Path("/api/schedule")
public class ScheduleResource {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Schedule a history of reviews by FSRS-6",
            description =
                    "Calendar days are counted in UTC unless zone and rollover are given; fuzz is off unless asked for.")
    @APIResponse(responseCode = "200", description = "One row a review, in order")
    @APIResponse(responseCode = "400", description = "What is wrong with the request, by field")
    public ScheduleResponse schedule(@Nullable ScheduleRequest request) {
        if (request == null) throw new BadRequestException("The request needs a JSON body with a list 'reviews'.");
        try {
            return request.schedule();
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }
}
