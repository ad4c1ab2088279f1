package dev.logodds.web;

import dev.logodds.grill.Format;
import dev.logodds.grill.Pace;
import dev.logodds.grill.Plan;
import dev.logodds.grill.Planner;
import dev.logodds.learner.Interview;
import dev.logodds.learner.InterviewRecord;
import dev.logodds.learner.Learner;
import dev.logodds.question.QuestionBank;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where mock interviews begin, and where the past ones are listed. */
@Path("/interviews")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class InterviewsResource {
    private static final int SHOWN = 60;

    @Inject
    Library library;

    @Inject
    Interviews interviews;

    @Inject
    InterviewRecord record;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public TemplateInstance all(@RestQuery @Nullable String format) {
        interviews.settleAll(Interview.latest(learner, SHOWN));
        return Templates.interviews(view(format, ""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(
            @RestForm @Nullable String id,
            @RestForm @Nullable String format,
            @RestForm @Nullable String pace,
            @RestForm @Nullable String level,
            @RestForm List<String> topic,
            @RestForm @Nullable String scenario,
            @CookieParam(Interviews.DEVICE) @Nullable String device) {
        UUID made = InterviewForm.uuid("id", id);
        Planner.Wish wish = wish(format, pace, level, topic, scenario);
        Optional<Interview> known = Interview.of(learner, made);
        Optional<Plan> plan = known.isPresent() ? Optional.empty() : interviews.plan(wish);
        if (known.isEmpty() && plan.isEmpty()) {
            String problem = "No question fits: there is nothing of this level in these topics for “"
                    + wish.format().title() + "”. Choose more topics, or all levels.";
            return Response.ok(Templates.interviews(view(format, problem))).build();
        }
        String browser = Interviews.device(device);
        plan.ifPresent(p -> record.begin(learner, made, p, clock.now(), browser));
        return Interviews.with(Response.seeOther(URI.create("/interviews/" + made)), browser);
    }

    private Planner.Wish wish(
            @Nullable String format,
            @Nullable String pace,
            @Nullable String level,
            List<String> topics,
            @Nullable String scenario) {
        QuestionBank bank = library.bank();
        String story = scenario == null ? "" : scenario;
        if (!story.isEmpty() && !bank.scenarios().containsKey(story)) throw unknown("scenario", story);
        for (String t : topics) if (!bank.outline().containsKey(t)) throw unknown("topic", t);
        String wanted = level == null || level.isEmpty() ? "0" : level;
        if (!wanted.matches("[0-3]")) throw unknown("level", wanted);
        return new Planner.Wish(
                Format.of(format == null ? "" : format).orElseThrow(() -> unknown("format", format)),
                Pace.of(pace == null || pace.isEmpty() ? "1" : pace).orElseThrow(() -> unknown("time", pace)),
                Set.copyOf(topics),
                Integer.parseInt(wanted),
                story);
    }

    private static BadRequestException unknown(String what, @Nullable String value) {
        return new BadRequestException("There is no " + what + " “" + value + "” to choose. Nothing was begun.");
    }

    private InterviewsView view(@Nullable String format, String problem) {
        String chosen =
                Format.of(format == null ? "" : format).orElse(Format.RAPID_10).key();
        QuestionBank bank = library.bank();
        List<Interview> latest = Interview.latest(learner, SHOWN);
        return new InterviewsView(
                UUID.randomUUID().toString(),
                chosen,
                Arrays.stream(Format.values()).map(f -> line(f, chosen)).toList(),
                bank.outline().entrySet().stream()
                        .filter(t -> !bank.questionsOf(t.getKey()).isEmpty())
                        .map(t -> new InterviewsView.Choice(t.getKey(), t.getValue()))
                        .toList(),
                bank.scenarios().values().stream()
                        .map(s -> new InterviewsView.Choice(s.id(), s.title()))
                        .toList(),
                latest.stream().filter(i -> i.endedAt == null).map(this::past).toList(),
                latest.stream().filter(i -> i.endedAt != null).map(this::past).toList(),
                Pacing.trend(latest.stream()
                        .filter(i -> i.pass > 0 && i.asked > 0)
                        .toList()
                        .reversed()),
                problem);
    }

    private static InterviewsView.FormatLine line(Format f, String chosen) {
        String facts = switch (f) {
            case RAPID_50 -> "50 questions, 40 minutes, pass at 40";
            case RAPID_25 -> "25 questions, 20 minutes, pass at 20";
            case RAPID_10 -> "10 questions, 8 minutes, pass at 8";
            case FIVE_HARD -> "5 questions, 20 minutes";
            case ONSITE -> "one case, 45 minutes";
            case WHITEBOARD -> "one derivation, 4 minutes";
            case DEFENCE -> "5 claims, 60 seconds each";
            case ONE_SENTENCE -> "10 answers of at most 30 words, 7½ minutes";
        };
        String about = switch (f) {
            case RAPID_50 -> "The whole field, cold. Nothing is said about right or wrong before the end.";
            case RAPID_25 -> "Half of it, every topic in its share.";
            case RAPID_10 -> "A first taste, or the warm-up before a real one.";
            case FIVE_HARD -> "The five that your own record says you know least.";
            case ONSITE -> "Clarify, derive, probe, production, close. What you say decides what is asked next.";
            case WHITEBOARD -> "Loss, gradient, Hessian, and why it is convex, line by line.";
            case DEFENCE -> "A claim is put to you. Attack or defend it, with a reason and a number.";
            case ONE_SENTENCE -> "Say one thing in one sentence, and leave out nothing that matters.";
        };
        return new InterviewsView.FormatLine(
                f.key(), f.title(), facts, about, f.key().equals(chosen));
    }

    private InterviewsView.PastLine past(Interview i) {
        String title = i.kind().title();
        if (!i.scenario.isEmpty()) {
            var scenario = library.bank().scenarios().get(i.scenario);
            title += scenario == null ? "" : ": " + scenario.title();
        }
        String score = i.endedAt == null
                ? "not over yet"
                : i.asked == 0 ? "" : i.correct + " of " + i.asked + (i.pass > 0 ? ", pass at " + i.pass : "");
        return new InterviewsView.PastLine(
                i.key.id().toString(),
                title,
                When.ago(i.beganAt, clock.now(), clock.zone()),
                score,
                Letter.band(i.band),
                i.band == null ? "open" : Letter.css(i.band));
    }
}
