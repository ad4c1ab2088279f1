package dev.logodds.web;

import dev.logodds.grill.Axis;
import dev.logodds.grill.Event;
import dev.logodds.grill.Judged;
import dev.logodds.grill.Report;
import dev.logodds.learner.Interview;
import dev.logodds.learner.InterviewRecord;
import dev.logodds.learner.Learner;
import dev.logodds.question.Clauses;
import dev.logodds.question.Variant;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** After a mock interview: answers in words beside the points that count, the learner's own marks, the report, and who may read it. */
@Path("/interviews/{id}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class InterviewReportResource {
    private static final int SHORT = 60;

    @Inject
    Interviews interviews;

    @Inject
    InterviewRecord record;

    @Inject
    Library library;

    @Inject
    Desk desk;

    @Inject
    Verdicts verdicts;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    @Path("/comparison")
    public Response comparison(@PathParam("id") String id, @RestQuery @Nullable String said) {
        Interview interview = interviews.found(id);
        Report report = interviews.report(interview);
        if (!report.grill().over()) return to(id, "");
        if (!Interviews.waiting(report)) return to(id, "/report");
        return Response.ok(Templates.comparison(view(interview, report, "late".equals(said))))
                .build();
    }

    private ComparisonView view(Interview interview, Report report, boolean late) {
        List<Integer> open = report.open();
        String title = interview.kind().title();
        String id = interview.key.id().toString();
        if (open.isEmpty()) return new ComparisonView(id, title, "Your own marks", 0, null, List.of(), axes(), late);
        int position = open.getFirst();
        Judged judged = report.judged().get(position);
        Variant variant = judged.variant().orElseThrow();
        long words = report.judged().stream()
                .filter(j -> j.question() instanceof dev.logodds.question.Question.Open
                        && j.reply().given())
                .count();
        List<String> clauses = Clauses.of(judged.reply().text());
        List<ComparisonView.Clause> numbered = new ArrayList<>();
        for (String clause : clauses) {
            numbered.add(new ComparisonView.Clause(
                    numbered.size() + 1,
                    clause,
                    clause.length() <= SHORT
                            ? clause
                            : clause.substring(0, SHORT).strip() + "…"));
        }
        return new ComparisonView(
                id,
                title,
                "Answer " + (words - open.size() + 1) + " of " + words,
                position,
                desk.asked(variant, judged.reply().text()),
                numbered,
                List.of(),
                late);
    }

    private static List<ComparisonView.AxisLine> axes() {
        return Arrays.stream(Axis.values())
                .filter(a -> !a.checked())
                .map(a -> new ComparisonView.AxisLine(
                        a.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                        a.title(),
                        a.about(),
                        anchors(a)))
                .toList();
    }

    /** What each mark from 0 to 4 means on an axis. */
    private static List<String> anchors(Axis axis) {
        return switch (axis) {
            case STRUCTURE ->
                List.of(
                        "I jumped about",
                        "an order now and then",
                        "an order, not announced",
                        "announced and mostly kept",
                        "announced, kept and summed up");
            case TRADE_OFFS ->
                List.of(
                        "no alternative named",
                        "one, without a reason",
                        "alternatives with a reason",
                        "reasons with a number or a condition",
                        "and what would change my mind");
            case PRODUCTION ->
                List.of(
                        "not mentioned",
                        "“monitor it”",
                        "one failure and its signal",
                        "several, with who acts on them",
                        "and what it costs when they are missed");
            case CORRECTNESS, DERIVATION -> List.of();
        };
    }

    @POST
    @Path("/comparison")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response compare(@PathParam("id") String id, @BeanParam InterviewForm form) {
        Interview interview = interviews.found(id);
        int position = form.positionNumber();
        return after(
                interview,
                at -> new Event.Compared(
                        at,
                        position,
                        InterviewForm.counted(form.span, 99),
                        InterviewForm.counted(form.part, 9),
                        InterviewForm.counted(form.sure, 100),
                        form.kept.stream().filter(k -> k.matches("[A-Z0-9_]+")).toList()));
    }

    @POST
    @Path("/assessment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response assess(
            @PathParam("id") String id,
            @RestForm @Nullable String structure,
            @RestForm("trade-offs") @Nullable String tradeOffs,
            @RestForm @Nullable String production) {
        Map<Axis, Integer> marks = new EnumMap<>(Axis.class);
        put(marks, Axis.STRUCTURE, structure);
        put(marks, Axis.TRADE_OFFS, tradeOffs);
        put(marks, Axis.PRODUCTION, production);
        Interview interview = interviews.found(id);
        after(interview, at -> new Event.Assessed(at, marks));
        return after(interview, Event.Closed::new);
    }

    private static void put(Map<Axis, Integer> marks, Axis axis, @Nullable String value) {
        if (value != null && value.matches("[0-4]")) marks.put(axis, Integer.parseInt(value));
    }

    /** What was not compared stays so; the report stands. */
    @POST
    @Path("/closing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response close(@PathParam("id") String id) {
        return after(interviews.found(id), Event.Closed::new);
    }

    private Response after(Interview interview, Function<java.time.Duration, Event> what) {
        var result = interviews.step(interview, what);
        String id = interview.key.id().toString();
        return result.grill().over()
                ? Response.seeOther(URI.create(interviews.afterwards(result.interview())))
                        .build()
                : to(id, "");
    }

    @GET
    @Path("/report")
    public Response report(@PathParam("id") String id, @RestQuery @Nullable String said) {
        Interview interview = interviews.found(id);
        Report report = interviews.report(interview);
        if (!report.grill().over()) return to(id, "");
        if (Interviews.waiting(report)) return to(id, "/comparison");
        if (!interview.recorded) record.settle(interview, report, clock.today());
        Letter letter = new Letter(interview, report, library.bank(), verdicts);
        return Response.ok(Templates.report(letter.view(clock.now(), clock.zone(), true, "late".equals(said))))
                .build();
    }

    @POST
    @Path("/share")
    public Response share(@PathParam("id") String id) {
        record.share(learner, interviews.found(id).key.id());
        return to(id, "/report#share");
    }

    @POST
    @Path("/share/revoked")
    public Response revoke(@PathParam("id") String id) {
        record.revoke(learner, interviews.found(id).key.id());
        return to(id, "/report#share");
    }

    private static Response to(String id, String page) {
        return Response.seeOther(URI.create("/interviews/" + id + page)).build();
    }
}
