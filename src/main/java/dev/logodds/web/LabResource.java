package dev.logodds.web;

import dev.logodds.fit.Budget;
import dev.logodds.fit.FitProblem;
import dev.logodds.lab.Closing;
import dev.logodds.lab.Gradual;
import dev.logodds.lab.Lab;
import dev.logodds.lab.Prediction;
import dev.logodds.lab.Values;
import dev.logodds.learner.LabPrediction;
import dev.logodds.learner.Learner;
import dev.logodds.question.LabPage;
import dev.logodds.question.Numbers;
import dev.logodds.question.Question;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The labs: predict, then reveal. */
@Path("/labs")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LabResource {
    private static final String SKIPPED = "skipped";
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int QUESTIONS = 3;
    private static final int SEEDS = 10_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Library library;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance all() {
        List<LabPrediction> stored = LabPrediction.all(learner);
        return Templates.labs(library.bank().labs().values().stream()
                .filter(page -> Lab.of(page.id()).isPresent())
                .map(page -> LabLine.of(page, stored))
                .toList());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance page(
            @PathParam("id") String id, @QueryParam("again") @Nullable String again, @Context UriInfo uri) {
        Lab lab = lab(id);
        Values values = values(lab, uri.getQueryParameters());
        return page(lab, values, again != null, lab.picture(values, budget()), "");
    }

    /** The page with a table of the learner's own, for browsers without scripts. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance own(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        Lab lab = taking(id);
        @Nullable String table = form.getFirst("own");
        Values values = values(lab, form).withOwn(table == null ? "" : table.strip());
        try {
            return page(lab, values, false, lab.picture(values, budget()), "");
        } catch (FitProblem problem) {
            return page(lab, values, false, lab.picture(values.withOwn(""), budget()), said(problem));
        }
    }

    private TemplateInstance page(Lab lab, Values values, boolean again, Lab.Picture plain, String problem) {
        List<LabPrediction> stored = LabPrediction.latest(learner, lab.id());
        Lab.Picture picture = withPredictions(lab, values, plain, stored);
        List<Prediction> asked = lab.predictions(values).stream()
                .filter(p -> again || stored.stream().noneMatch(s -> s.question.equals(p.key())))
                .toList();
        return Templates.lab(new LabView(
                lab,
                text(lab.id()),
                values,
                asked,
                stored.stream().flatMap(s -> made(lab, s).stream()).toList(),
                drawing(lab, values, picture),
                problem));
    }

    private LabDrawing drawing(Lab lab, Values values, Lab.Picture picture) {
        return LabDrawing.of(picture, next(lab, values, picture));
    }

    /**
     * Three questions of the topic: the lab's own choice, filled up in the order of the files. What the lab has no number for is
     * drawn by its settings.
     */
    private List<LabDrawing.Next> next(Lab lab, Values values, Lab.Picture picture) {
        List<Question> all = library.bank().questionsOf(lab.id());
        long seed = Integer.toUnsignedLong(values.query().hashCode()) % SEEDS;
        List<LabDrawing.Next> next = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Closing closing : lab.closing(values, picture.numbers())) {
            all.stream()
                    .filter(q -> q.meta().slug().equals(closing.question())
                            && taken.add(q.meta().id()))
                    .forEach(q -> next.add(next(q, closing, seed)));
        }
        all.stream()
                .filter(q -> !taken.contains(q.meta().id()))
                .limit(Math.max(0, QUESTIONS - next.size()))
                .forEach(q -> next.add(next(q, seed, "")));
        return next;
    }

    private static LabDrawing.Next next(Question question, Closing closing, long otherwise) {
        if (closing.numbers().isEmpty()) return next(question, otherwise, "");
        Numbers.Aim aim = question.numbers().aim(question.meta().id(), closing.numbers(), otherwise);
        return next(question, aim.seed(), aim.exact() ? closing.words() : "");
    }

    private static LabDrawing.Next next(Question question, long seed, String words) {
        return new LabDrawing.Next(
                question.meta().title(), "/questions/" + question.meta().id() + "?seed=" + seed, words);
    }

    /** What the pictures need, for these parameters. */
    @GET
    @Path("/{id}/picture")
    @Produces(MediaType.APPLICATION_JSON)
    public LabDrawing picture(@PathParam("id") String id, @Context UriInfo uri) {
        Lab lab = lab(id);
        Values values = values(lab, uri.getQueryParameters());
        return drawing(
                lab,
                values,
                withPredictions(lab, values, lab.picture(values, budget()), LabPrediction.latest(learner, id)));
    }

    /** Predicted numbers stand in the picture, dashed, while it shows what they were made for. */
    private static Lab.Picture withPredictions(
            Lab lab, Values values, Lab.Picture picture, List<LabPrediction> stored) {
        List<LabPrediction> here =
                stored.stream().filter(s -> s.parameters.equals(values.query())).toList();
        Lab.Picture shown = picture;
        for (Prediction p : here.isEmpty() ? List.<Prediction>of() : lab.predictions(values)) {
            if (!(p instanceof Prediction.Amount)) continue;
            for (LabPrediction s : here) {
                if (!s.question.equals(p.key()) || !p.valid(s.answer)) continue;
                Optional<Lab.Said> said = lab.said(p.key(), Prediction.Amount.number(s.answer), values);
                if (said.isPresent()) shown = shown.with(said.get());
            }
        }
        return shown;
    }

    /** The same for a table of the learner's own; it is not kept. */
    @POST
    @Path("/{id}/picture")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Produces(MediaType.APPLICATION_JSON)
    public LabDrawing pictureOfOwn(@PathParam("id") String id, @Nullable String table, @Context UriInfo uri) {
        Lab lab = taking(id);
        Values values = values(lab, uri.getQueryParameters()).withOwn(table == null ? "" : table.strip());
        return drawing(lab, values, lab.picture(values, budget()));
    }

    /**
     * A long computation's parts as they are done, one JSON object a line; the last has everything. It ends when the reader goes
     * away.
     */
    @GET
    @Path("/{id}/parts")
    @Produces("application/x-ndjson")
    public Multi<LabPart> parts(@PathParam("id") String id, @Context UriInfo uri) {
        if (!(lab(id) instanceof Gradual lab)) throw new NotFoundException("The lab " + id + " has no parts.");
        Values values = values(lab, uri.getQueryParameters());
        Budget time = budget(LONG);
        return Multi.createFrom()
                .<LabPart>emitter(lines -> {
                    AtomicBoolean gone = new AtomicBoolean();
                    lines.onTermination(() -> gone.set(true));
                    lab.picture(values, () -> gone.get() || time.spent(), part -> {
                        if (!gone.get()) lines.emit(LabPart.of(part, drawing(lab, values, part.picture())));
                    });
                    lines.complete();
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The rows behind the picture, for fitting them elsewhere. */
    @GET
    @Path("/{id}/data")
    @Produces("text/csv")
    public Response data(@PathParam("id") String id, @Context UriInfo uri) {
        Lab lab = lab(id);
        return Response.ok(lab.data(values(lab, uri.getQueryParameters())))
                .header("Content-Disposition", "attachment; filename=\"" + lab.id() + ".csv\"")
                .build();
    }

    /** Stores what was predicted and shows what happens. */
    @POST
    @Path("/{id}/predictions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response predict(@PathParam("id") String id, MultivaluedMap<String, String> form, @Context UriInfo uri) {
        Lab lab = lab(id);
        Values values = values(lab, uri.getQueryParameters());
        for (Prediction p : lab.predictions(values)) {
            if (!form.containsKey("skip") && !form.containsKey(p.key())) {
                if (LabPrediction.latest(learner, id).stream().anyMatch(s -> s.question.equals(p.key()))) continue;
            }
            String answer = form.containsKey("skip") ? SKIPPED : answer(form.getFirst(p.key()), p);
            boolean right = !answer.equals(SKIPPED) && p.right(answer);
            LabPrediction.store(
                    learner,
                    new LabPrediction.Made(lab.id(), values.query(), p.key(), answer, p.truth(), right),
                    clock.now());
        }
        return Response.seeOther(URI.create("/labs/" + lab.id() + "?" + values.query() + "#figure"))
                .build();
    }

    @ServerExceptionMapper
    public Response refused(FitProblem problem) {
        int status = problem.kind() == FitProblem.Kind.LIMIT ? 413 : 400;
        return Response.status(status)
                .entity(Map.of("error", said(problem), "status", status))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private static String said(FitProblem problem) {
        String message = problem.getMessage();
        String place = "line " + problem.line();
        if (message.startsWith(place)) return "L" + message.substring(1);
        return problem.line() > 0 ? "Line %d: %s".formatted(problem.line(), message) : message;
    }

    private static Budget budget() {
        return budget(TIME);
    }

    private static Budget budget(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0;
    }

    private static String answer(@Nullable String given, Prediction p) {
        if (given == null || !p.valid(given.strip())) {
            throw new BadRequestException("Answer each question, or look without predicting.");
        }
        return given.strip();
    }

    private static Optional<LabView.Made> made(Lab lab, LabPrediction stored) {
        Values then = values(lab, parse(stored.parameters));
        return lab.predictions(then).stream()
                .filter(p -> p.key().equals(stored.question))
                .filter(p -> stored.answer.equals(SKIPPED) || p.valid(stored.answer))
                .map(p -> new LabView.Made(
                        p.question(),
                        stored.answer.equals(SKIPPED)
                                ? "You looked without predicting"
                                : "You predicted: " + p.said(stored.answer),
                        "What happens: " + p.told() + ". " + p.because(),
                        stored.correct,
                        stored.answer.equals(SKIPPED)))
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

    private static Lab taking(String id) {
        Lab lab = lab(id);
        if (lab.ownData().isEmpty()) throw new NotFoundException("The lab " + id + " takes no table.");
        return lab;
    }
}
