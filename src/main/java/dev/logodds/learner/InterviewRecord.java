package dev.logodds.learner;

import dev.logodds.grill.Event;
import dev.logodds.grill.Grill;
import dev.logodds.grill.Judged;
import dev.logodds.grill.Plan;
import dev.logodds.grill.Planner;
import dev.logodds.grill.Refusal;
import dev.logodds.grill.Report;
import dev.logodds.grill.Stamp;
import dev.logodds.question.Question;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Stores what happens in mock interviews: each step in one transaction, under a lock on the interview. */
@ApplicationScoped
public class InterviewRecord {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int WEAKEST = 60;

    /** The outcome of an attempt that was left without an answer. */
    private static final String LEFT = "gave_up";

    @Inject
    StudyRecord study;

    /**
     * What came of a step.
     *
     * @param seated whether the page that acted still has the seat; if not, nothing was taken
     * @param refusal why nothing was taken, or null
     */
    public record Result(
            Interview interview,
            Grill grill,
            boolean seated,
            @Nullable Refusal refusal) {
        /** Whether it was taken. */
        public boolean taken() {
            return seated && refusal == null;
        }
    }

    /** Begins an interview; the same id again changes nothing. */
    @Transactional
    public Interview begin(Learner learner, UUID id, Plan plan, Instant now, String device) {
        Optional<Interview> known = Interview.of(learner, id);
        if (known.isPresent()) return known.get();
        Interview interview = new Interview(learner, id, plan, now, device);
        interview.persist();
        return interview;
    }

    /** The page that was opened last takes the seat: on the same browser at once, on another when it is asked for. */
    @Transactional
    public Optional<Interview> sit(Learner learner, UUID id, String device, boolean takeOver) {
        Optional<Interview> found = Interview.locked(learner, id);
        found.filter(i -> takeOver || i.device.equals(device)).ifPresent(i -> {
            i.seat = UUID.randomUUID();
            i.device = device;
        });
        return found;
    }

    /**
     * Something happens.
     *
     * @param seat what the page holds
     * @param what the events, made from the state and the time since the beginning; the first that is refused stops them
     */
    @Transactional
    public Optional<Result> step(
            Learner learner, UUID id, UUID seat, Instant now, BiFunction<Grill, Duration, List<Event>> what) {
        return Interview.locked(learner, id).map(interview -> {
            List<GrillEvent> log = GrillEvent.of(learner, id);
            Stamp stamp = interview.stamp().at(now);
            Grill grill = Grill.replay(
                            GrillEvent.plan(interview.plan),
                            log.stream().map(GrillEvent::event).toList())
                    .at(stamp.elapsed());
            interview.count(stamp);
            // after its end there is nothing to keep two pages from
            if (!grill.over() && !interview.seat.equals(seat)) return new Result(interview, grill, false, null);
            GrillEvent last = log.isEmpty() ? null : log.getLast();
            for (Event event : what.apply(grill, stamp.elapsed())) {
                switch (grill.apply(event)) {
                    case Grill.Refused refused -> {
                        return new Result(interview, grill, true, refused.why());
                    }
                    case Grill.Taken taken -> {
                        grill = taken.grill();
                        last = keep(interview, last, event);
                    }
                }
            }
            return new Result(interview, grill, true, null);
        });
    }

    /** A draft of the same lines overwrites the one before; its moment stays, so that a line keeps the time at which it was begun. */
    private static GrillEvent keep(Interview interview, @Nullable GrillEvent last, Event event) {
        if (last != null
                && event instanceof Event.Drafted draft
                && last.event() instanceof Event.Drafted before
                && before.position() == draft.position()
                && lines(before.text()) == lines(draft.text())) {
            last.become(new Event.Drafted(before.at(), draft.position(), draft.text()));
            return last;
        }
        int sequence = last == null ? 1 : last.key.sequence() + 1;
        GrillEvent line = new GrillEvent(interview.key.learnerId(), interview.key.id(), sequence, event);
        line.persist();
        return line;
    }

    private static long lines(String text) {
        return text.lines().filter(l -> !l.isBlank()).count();
    }

    /**
     * An interview that is over goes into the record: what was asked of the bank becomes an attempt and, unless it was reviewed that
     * day already, a review. Doing it again adds only what has been judged since.
     */
    @Transactional
    public void settle(Interview over, Report report, StudyDay day) {
        Learner learner = over.learner();
        Interview interview = Interview.locked(learner, over.key.id()).orElseThrow();
        if (interview.endedAt == null) interview.endedAt = day.at();
        interview.result(report);
        // in one order for all, so that two that end together don't wait for each other's cards
        report.judged().stream()
                .sorted(Comparator.comparing((Judged j) -> j.slot().item()))
                .flatMap(j -> submission(interview, j).stream())
                .forEach(s -> study.record(learner, s, day));
        interview.recorded = report.grill().closed() || report.open().isEmpty();
    }

    private static Optional<Submission> submission(Interview interview, Judged judged) {
        Question question = judged.question();
        // the questions of a scenario are not in the bank
        boolean scenario = !interview.scenario.isEmpty();
        boolean graded = judged.standing() == Judged.Standing.RIGHT || judged.standing() == Judged.Standing.WRONG;
        boolean left =
                judged.standing() == Judged.Standing.BLANK && judged.reply().skipped();
        if (question == null || scenario || judged.changed() || !(graded || left)) return Optional.empty();
        return Optional.of(new Submission(
                attemptId(interview.key.id(), judged.position()),
                question.meta().id(),
                question.meta().revision(),
                judged.slot().seed(),
                null,
                judged.answer(),
                judged.outcome().orElse(LEFT),
                judged.mistake(),
                new Evidence(
                        judged.right(),
                        question.verified(),
                        left,
                        false,
                        false,
                        judged.reply().spent(),
                        Duration.ofSeconds(question.meta().seconds())),
                null));
    }

    /** The same reply is the same attempt, however often it is recorded. */
    static UUID attemptId(UUID interview, int position) {
        return UUID.nameUUIDFromBytes((interview + "/" + position).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the report readable to whoever has the address; the same address until it is revoked. */
    @Transactional
    public Optional<Interview> share(Learner learner, UUID id) {
        Optional<Interview> found = Interview.locked(learner, id);
        found.filter(i -> i.share == null && i.endedAt != null).ifPresent(i -> i.share = secret());
        return found;
    }

    @Transactional
    public Optional<Interview> revoke(Learner learner, UUID id) {
        Optional<Interview> found = Interview.locked(learner, id);
        found.ifPresent(i -> i.share = null);
        return found;
    }

    private static String secret() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is known of the learner when an interview is drawn up. */
    public Planner.Past past(Learner learner, Instant now) {
        return new Planner.Past(revealed(learner, now), weakest(learner), scenarios(learner));
    }

    private static Set<String> revealed(Learner learner, Instant now) {
        return new HashSet<>(strings(Attempt.getEntityManager()
                .createNativeQuery(
                        "select distinct item_id from attempt where learner_id = ?1 and submitted_at > ?2",
                        String.class)
                .setParameter(1, learner.id())
                .setParameter(2, now.minus(1, ChronoUnit.DAYS))
                .getResultList()));
    }

    private static List<String> weakest(Learner learner) {
        return strings(Card.getEntityManager()
                .createNativeQuery("""
                        select item_id from card where learner_id = ?1 and state <> 'NEW'
                        order by lapses desc, state = 'REVIEW', stability limit ?2""", String.class)
                .setParameter(1, learner.id())
                .setParameter(2, WEAKEST)
                .getResultList());
    }

    private static Map<String, Long> scenarios(Learner learner) {
        Map<String, Long> taken = new HashMap<>();
        for (Interview i : Interview.<Interview>list("key.learnerId = ?1 and scenario <> ''", learner.id())) {
            taken.merge(i.scenario, 1L, Long::sum);
        }
        return taken;
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(List<?> rows) {
        return (List<String>) rows;
    }
}
