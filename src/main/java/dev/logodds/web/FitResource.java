package dev.logodds.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.logodds.fit.Budget;
import dev.logodds.fit.FitProblem;
import dev.logodds.fit.FitRequest;
import dev.logodds.fit.FitResponse;
import dev.logodds.fit.Fitting;
import dev.logodds.fit.Limits;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The fit engine as an interface for programs. */
@Path("/api/fit")
public class FitResource {
    private static final Duration TIME = Duration.ofSeconds(2);
    private final ObjectMapper json;
    private final Fitting fitting = new Fitting(FitResource::dataset, Limits.DEFAULT);

    FitResource(ObjectMapper json) {
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Fit a model to a table",
            description = "At most 20,000 rows, 50 columns, 1 MB of data and 2 seconds. Numbers that are not finite are"
                    + " null, and the warnings say why.")
    @APIResponse(responseCode = "200", description = "The fit; separation is told before any number is to be trusted")
    @APIResponse(
            responseCode = "400",
            description = "What is wrong, with line and column of the data where it has them")
    @APIResponse(responseCode = "413", description = "The limit that the data are over")
    @RequestBody(content = @Content(schema = @Schema(implementation = FitRequest.class)))
    public FitResponse fit(@Nullable String body) {
        long end = System.nanoTime() + TIME.toNanos();
        Budget budget = () -> System.nanoTime() - end > 0;
        return fitting.run(read(body), budget);
    }

    /** Read here, so that a body that is no such request is answered like any other mistake. */
    private FitRequest read(@Nullable String body) {
        try {
            FitRequest request = body == null || body.isBlank() ? null : json.readValue(body, FitRequest.class);
            if (request == null)
                throw new BadRequestException("The request needs a JSON body with a formula and data.");
            return request;
        } catch (JsonMappingException e) {
            String field =
                    e.getPath().isEmpty() ? "the body" : e.getPath().getFirst().getFieldName();
            throw new BadRequestException("The JSON is not a fit request: %s has the wrong type.".formatted(field));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new BadRequestException("The JSON can't be read at line %d, column %d: %s"
                    .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
        }
    }

    @ServerExceptionMapper
    public Response refused(FitProblem problem) {
        int status = problem.kind() == FitProblem.Kind.LIMIT ? 413 : 400;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", problem.getMessage());
        body.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
        if (problem.line() > 0) body.put("line", problem.line());
        if (problem.column() > 0) body.put("column", problem.column());
        body.put("status", status);
        return Response.status(status)
                .entity(body)
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private static Optional<String> dataset(String name) {
        if (!name.matches("[a-z0-9_-]{1,60}")) return Optional.empty();
        try (InputStream in = FitResource.class.getResourceAsStream("/content/core/datasets/" + name + ".csv")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
