package dev.logodds.web;

import dev.logodds.formula.Outcome;
import dev.logodds.formula.Verdict;
import dev.logodds.grill.Event;
import dev.logodds.grill.Grill;
import dev.logodds.grill.Judged;
import dev.logodds.grill.Refusal;
import dev.logodds.learner.Interview;
import dev.logodds.learner.InterviewRecord;
import dev.logodds.learner.Learner;
import dev.logodds.question.Grader;
import dev.logodds.question.Question;
import dev.logodds.question.Scenario;
import dev.logodds.question.Variant;
import dev.logodds.question.Words;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A mock interview while it runs. Every form carries what stands in the box, so that no step loses it. */
@Path("/interviews/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Blocking
public class InterviewResource {
    @Inject
    Interviews interviews;

    @Inject
    Room room;

    @Inject
    InterviewRecord record;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @Inject
    Grader grader;

    @GET
    @Consumes(MediaType.WILDCARD)
    public Response page(
            @PathParam("id") String id,
            @RestQuery @Nullable String said,
            @CookieParam(Interviews.DEVICE) @Nullable String device) {
        Interview interview = interviews.found(id);
        if (interview.grill(clock.now()).over()) {
            String late = "late".equals(said) ? "?said=late" : "";
            return Response.seeOther(URI.create(interviews.afterwards(interview) + late))
                    .build();
        }
        String browser = Interviews.device(device);
        Interview seated =
                record.sit(learner, interview.key.id(), browser, false).orElseThrow();
        if (!seated.device.equals(browser)) {
            return Interviews.with(
                    Response.ok(Templates.elsewhere(seated.key.id().toString(), "")), browser);
        }
        return Interviews.with(Response.ok(shown(seated, notice(said), "")), browser);
    }

    private Object shown(Interview interview, String notice, String kept) {
        Grill grill = interview.grill(clock.now());
        return room.view(interview, grill, notice, kept)
                .<Object>map(Templates::room)
                .orElseGet(() ->
                        Templates.gone(interview.key.id().toString(), interview.seat.toString(), grill.position()));
    }

    private static String notice(@Nullable String said) {
        return switch (said == null ? "" : said) {
            case "moved" -> "That question was dealt with on another page. This is where the interview stands.";
            case "back" -> "In this format one can't go back.";
            default -> "";
        };
    }

    /** The interview goes on here, and no longer where it was open. */
    @POST
    @Path("/seat")
    public Response seat(@PathParam("id") String id, @CookieParam(Interviews.DEVICE) @Nullable String device) {
        String browser = Interviews.device(device);
        Interview interview = interviews.found(id);
        record.sit(learner, interview.key.id(), browser, true);
        return Interviews.with(back(id, ""), browser);
    }

    @POST
    @Path("/answers")
    public Response answer(@PathParam("id") String id, @BeanParam InterviewForm form) {
        Grill grill = interviews.found(id).grill(clock.now());
        int position = form.positionNumber();
        Optional<Variant> variant = room.variant(grill, position);
        if (variant.isEmpty()) return step(id, form, (g, at) -> List.of(new Event.Skipped(at, position)));
        String text = InterviewForm.limited(form.text(variant.get().question()));
        String problem = grill.over() ? "" : unreadable(variant.get(), text);
        if (!problem.isEmpty()) {
            var result = taken(id, form, (g, at) -> List.of(new Event.Drafted(at, position, text)));
            if (!result.taken()) return answer(id, result, text);
            return Response.ok(shown(result.interview(), problem, "")).build();
        }
        Scenario.Edge edge = grill.plan().branches() && !grill.over()
                ? Judged.heard(variant.get(), text, grader)
                : Scenario.Edge.PARTIAL;
        return answer(id, taken(id, form, (g, at) -> List.of(new Event.Answered(at, position, text, edge))), text);
    }

    /** Why an answer can't be taken as it is; nothing is said about whether it is right. */
    private String unreadable(Variant variant, String text) {
        if (variant.question() instanceof Question.Open open) {
            String length = Words.length(open, text);
            return length.isEmpty() ? "" : length + " It is saved as a draft.";
        }
        Verdict verdict = grader.grade(variant, text).verdict();
        boolean unread = verdict.outcome() == Outcome.INVALID || verdict.outcome() == Outcome.AMBIGUOUS;
        return unread ? verdict.message() + " It is saved as a draft; nothing was handed in." : "";
    }

    /** What stands in the box is saved; nothing else happens. 204 when it was, 409 when the page has lost its seat, 410 after the end. */
    @POST
    @Path("/drafts")
    public Response draft(@PathParam("id") String id, @BeanParam InterviewForm form) {
        var result = taken(id, form, drafted(form));
        if (result.taken()) return Response.noContent().build();
        boolean over = result.refusal() == Refusal.OVER;
        return Response.status(over ? 410 : 409)
                .entity(over ? "The time is up." : "The interview goes on elsewhere.")
                .type(MediaType.TEXT_PLAIN)
                .build();
    }

    @POST
    @Path("/skips")
    public Response skip(@PathParam("id") String id, @BeanParam InterviewForm form) {
        return step(id, form, (g, at) -> List.of(new Event.Skipped(at, form.positionNumber())));
    }

    @POST
    @Path("/flags")
    public Response flag(@PathParam("id") String id, @BeanParam InterviewForm form) {
        int position = form.positionNumber();
        return step(
                id,
                form,
                (g, at) -> List.of(new Event.Flagged(
                        at,
                        position,
                        position >= g.replies().size()
                                || !g.replies().get(position).flagged())));
    }

    @POST
    @Path("/moves")
    public Response move(@PathParam("id") String id, @BeanParam InterviewForm form) {
        return step(id, form, (g, at) -> List.of(new Event.Moved(at, form.target())));
    }

    /** All questions with what was done with them, before it is handed in for good. */
    @POST
    @Path("/overview")
    public Response overview(@PathParam("id") String id, @BeanParam InterviewForm form) {
        var result = taken(id, form, drafted(form));
        if (!result.taken()) return answer(id, result, "");
        return room.view(result.interview(), result.grill(), "", "")
                .map(view -> Response.ok(Templates.overview(view)).build())
                .orElseGet(() -> back(id, "").build());
    }

    @POST
    @Path("/hand-in")
    public Response handIn(@PathParam("id") String id, @BeanParam InterviewForm form) {
        return answer(id, taken(id, form, (g, at) -> List.of(new Event.HandedIn(at))), "");
    }

    /** What stands in the box first, then what was asked for. */
    private Response step(String id, InterviewForm form, BiFunction<Grill, Duration, List<Event>> then) {
        var result = taken(id, form, (g, at) -> {
            List<Event> events = new ArrayList<>(drafted(form).apply(g, at));
            events.addAll(then.apply(g, at));
            return events;
        });
        return answer(id, result, "");
    }

    private BiFunction<Grill, Duration, List<Event>> drafted(InterviewForm form) {
        int position = form.positionNumber();
        return (g, at) -> room.variant(g, position)
                .map(form::draft)
                .filter(text -> position >= g.replies().size()
                        || !text.equals(g.replies().get(position).text()))
                .map(text -> List.<Event>of(new Event.Drafted(at, position, text)))
                .orElse(List.of());
    }

    private InterviewRecord.Result taken(String id, InterviewForm form, BiFunction<Grill, Duration, List<Event>> what) {
        UUID interview = interviews.found(id).key.id();
        return record.step(learner, interview, form.seatId(), clock.now(), what).orElseThrow();
    }

    private Response answer(String id, InterviewRecord.Result result, String text) {
        if (!result.seated()) {
            return Response.status(409).entity(Templates.elsewhere(id, text)).build();
        }
        Refusal refusal = result.refusal();
        String said = refusal == null
                ? ""
                : switch (refusal) {
                    case OVER, CLOSED -> "late";
                    case NOT_HERE, RUNNING -> "moved";
                    case NOT_OFFERED -> "back";
                };
        return back(id, said).build();
    }

    private static Response.ResponseBuilder back(String id, String said) {
        return Response.seeOther(URI.create("/interviews/" + id + (said.isEmpty() ? "" : "?said=" + said)));
    }
}
