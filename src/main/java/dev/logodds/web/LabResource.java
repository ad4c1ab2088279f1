package dev.logodds.web;

import dev.logodds.lab.Lab;
import dev.logodds.lab.Values;
import dev.logodds.learner.LabPrediction;
import dev.logodds.learner.Learner;
import dev.logodds.question.LabPage;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labs: predict, then reveal. */
@Path("/labs")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LabResource {
    private static final String SKIPPED = "skipped";

    @Inject
    Library library;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance all() {
        return Templates.labs(List.copyOf(library.bank().labs().values()));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance page(@PathParam("id") String id, @Context UriInfo uri) {
        Lab lab = lab(id);
        Values values = values(lab, uri.getQueryParameters());
        List<LabPrediction> stored = LabPrediction.latest(learner, id);
        List<Lab.Prediction> asked = lab.predictions(values).stream()
                .filter(p -> stored.stream().noneMatch(s -> s.question.equals(p.key())))
                .toList();
        Lab.Picture picture = lab.picture(values);
        return Templates.lab(new LabView(
                lab,
                text(id),
                values,
                asked,
                stored.stream().flatMap(s -> made(lab, s).stream()).toList(),
                picture.tables(),
                picture.plots().stream().map(LabView.Figure::of).toList()));
    }

    /** What the pictures need, for these parameters. */
    @GET
    @Path("/{id}/picture")
    @Produces(MediaType.APPLICATION_JSON)
    public Lab.Picture picture(@PathParam("id") String id, @Context UriInfo uri) {
        Lab lab = lab(id);
        return lab.picture(values(lab, uri.getQueryParameters()));
    }

    /** Stores what was predicted and shows what happens. */
    @POST
    @Path("/{id}/predictions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response predict(@PathParam("id") String id, MultivaluedMap<String, String> form, @Context UriInfo uri) {
        Lab lab = lab(id);
        Values values = values(lab, uri.getQueryParameters());
        for (Lab.Prediction p : lab.predictions(values)) {
            String answer = form.containsKey("skip") ? SKIPPED : answer(form.getFirst(p.key()), p);
            LabPrediction.store(
                    learner, lab.id(), values.query(), p.key(), answer, String.valueOf(p.expected()), clock.now());
        }
        return Response.seeOther(URI.create("/labs/" + lab.id() + "?" + values.query() + "#figure"))
                .build();
    }

    private static String answer(@org.jspecify.annotations.Nullable String given, Lab.Prediction p) {
        if (given == null
                || !given.matches("\\d")
                || Integer.parseInt(given) >= p.options().size()) {
            throw new BadRequestException("Pick one answer to each question, or look without predicting.");
        }
        return given;
    }

    private static Optional<LabView.Made> made(Lab lab, LabPrediction stored) {
        Values then = values(lab, parse(stored.parameters));
        return lab.predictions(then).stream()
                .filter(p -> p.key().equals(stored.question))
                .map(p -> new LabView.Made(
                        p.question(),
                        stored.answer.equals(SKIPPED)
                                ? "You looked without predicting"
                                : "You predicted: " + p.options().get(Integer.parseInt(stored.answer)),
                        "What happens: " + p.options().get(p.expected()) + ". " + p.because(),
                        stored.correct))
                .findFirst();
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int at = part.indexOf('=');
            if (at > 0) values.put(part.substring(0, at), part.substring(at + 1));
        }
        return values;
    }

    private static Values values(Lab lab, MultivaluedMap<String, String> query) {
        Map<String, String> given = new LinkedHashMap<>();
        query.forEach((name, all) -> given.put(name, all.getFirst()));
        return values(lab, given);
    }

    private static Values values(Lab lab, Map<String, String> given) {
        return Values.of(lab.controls(), given);
    }

    private LabPage text(String id) {
        LabPage page = library.bank().labs().get(id);
        if (page == null) throw new NotFoundException("There is no lab " + id + ".");
        return page;
    }

    private static Lab lab(String id) {
        return Lab.of(id).orElseThrow(() -> new NotFoundException("There is no lab " + id + "."));
    }
}
