package dev.logodds.web;

import dev.logodds.grill.Event;
import dev.logodds.grill.Grill;
import dev.logodds.grill.Judged;
import dev.logodds.grill.Plan;
import dev.logodds.grill.Planner;
import dev.logodds.grill.Report;
import dev.logodds.learner.Interview;
import dev.logodds.learner.InterviewRecord;
import dev.logodds.learner.Learner;
import dev.logodds.question.Grader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The learner's mock interviews: drawn up, found, and judged when they are over. */
@ApplicationScoped
public class Interviews {
    /** The cookie that tells one browser from another. */
    static final String DEVICE = "device";

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Library library;

    @Inject
    InterviewRecord record;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @Inject
    Grader grader;

    /** The plan that the wish leads to today; empty when the bank has nothing for it. */
    Optional<Plan> plan(Planner.Wish wish) {
        return Planner.plan(library.bank(), wish, record.past(learner, clock.now()), RANDOM.nextLong());
    }

    /** The learner's own interview; another learner's is not found either. */
    Interview found(String id) {
        try {
            return Interview.of(learner, UUID.fromString(id)).orElseThrow(Interviews::missing);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static NotFoundException missing() {
        return new NotFoundException("There is no such interview of yours.");
    }

    /** What an interview that is over adds up to. */
    Report report(Interview interview) {
        Grill grill = interview.grill(clock.now());
        return Report.of(grill, Judged.all(grill, library.bank(), grader));
    }

    /** Puts what is judged into the record, and says where to go on: to what is still to be compared, or to the report. */
    String afterwards(Interview interview) {
        Report report = report(interview);
        if (!interview.recorded) record.settle(interview, report, clock.today());
        String base = "/interviews/" + interview.key.id();
        return waiting(report) ? base + "/comparison" : base + "/report";
    }

    /** Whether there is something that only the learner can say. */
    static boolean waiting(Report report) {
        Grill grill = report.grill();
        boolean unassessed = grill.plan().format().spoken() && grill.own().isEmpty();
        return !grill.closed() && (!report.open().isEmpty() || unassessed);
    }

    /** Interviews that ended unseen go into the record. */
    void settleAll(List<Interview> latest) {
        for (Interview i : latest) {
            if (!i.recorded && i.grill(clock.now()).over()) afterwards(i);
        }
        // what was read before is not what stands there now
        Interview.getEntityManager().clear();
    }

    /** Something happens to an interview that is over. */
    InterviewRecord.Result step(Interview interview, java.util.function.Function<Duration, Event> what) {
        return record.step(
                        learner,
                        interview.key.id(),
                        interview.seat,
                        clock.now(),
                        (grill, at) -> List.of(what.apply(at)))
                .orElseThrow();
    }

    /** What tells this browser from others. */
    static String device(@Nullable String cookie) {
        return cookie != null && cookie.matches("[0-9a-f-]{36}")
                ? cookie
                : UUID.randomUUID().toString();
    }

    static Response with(Response.ResponseBuilder response, String device) {
        return response.cookie(new NewCookie.Builder(DEVICE)
                        .value(device)
                        .path("/interviews")
                        .maxAge((int) Duration.ofDays(365).toSeconds())
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .header("Cache-Control", "no-store")
                .build();
    }
}
