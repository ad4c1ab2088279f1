package dev.logodds.learner;

import dev.logodds.grill.Event;
import dev.logodds.grill.Format;
import dev.logodds.grill.Grill;
import dev.logodds.grill.Pace;
import dev.logodds.grill.Plan;
import dev.logodds.grill.Report;
import dev.logodds.grill.Stamp;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mock interview as it is stored: its plan, how far time has gone, and who sits at the table. */
@Entity
@Table(name = "grill")
public class Interview extends PanacheEntityBase {
    /** Learner first; the id is made by the form that starts it, so that the same form sent twice is one interview. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "id") UUID id) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(nullable = false)
    public String format;

    @Column(nullable = false)
    public String pace;

    @Column(nullable = false)
    public String scenario;

    @Column(nullable = false)
    public String plan;

    @Column(nullable = false)
    public Instant beganAt;

    public long elapsedMs;

    @Column(nullable = false)
    public Instant clockAt;

    /** What a page must hold to act; taken by the page that was opened last. */
    @Column(nullable = false)
    public UUID seat;

    /** The browser that has the seat. */
    @Column(nullable = false)
    public String device;

    public @Nullable Instant endedAt;

    /** Whether what it showed has gone into the schedule. */
    public boolean recorded;

    public int asked;
    public int correct;
    public int pass;
    public @Nullable String band;

    /** The secret of the address under which anyone may read the report; null when it is private. */
    public @Nullable String share;

    protected Interview() {}

    Interview(Learner learner, UUID id, Plan settled, Instant now, String device) {
        key = new Key(learner.id(), id);
        format = settled.format().key();
        pace = settled.pace().key();
        scenario = settled.scenario();
        plan = GrillEvent.json(settled);
        beganAt = now;
        clockAt = now;
        seat = UUID.randomUUID();
        this.device = device;
    }

    public static Optional<Interview> of(Learner learner, UUID id) {
        return Interview.<Interview>findByIdOptional(new Key(learner.id(), id));
    }

    static Optional<Interview> locked(Learner learner, UUID id) {
        return Interview.<Interview>findByIdOptional(new Key(learner.id(), id), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The interview whose report is shared under this secret. */
    public static Optional<Interview> shared(String secret) {
        return Interview.<Interview>find("share", secret).firstResultOptional();
    }

    /** The last interviews, the newest first. */
    public static List<Interview> latest(Learner learner, int atMost) {
        return Interview.<Interview>find("key.learnerId = ?1 order by beganAt desc", learner.id())
                .range(0, atMost - 1)
                .list();
    }

    public Learner learner() {
        return new Learner(key.learnerId());
    }

    public Format kind() {
        return Format.of(format).orElseThrow();
    }

    public Pace atPace() {
        return Pace.of(pace).orElseThrow();
    }

    public Stamp stamp() {
        return new Stamp(Duration.ofMillis(elapsedMs), clockAt);
    }

    /** The interview as it stands now: what has happened, and the time that has gone by since. */
    public Grill grill(Instant now) {
        List<Event> events = GrillEvent.of(learner(), key.id()).stream()
                .map(GrillEvent::event)
                .toList();
        return Grill.replay(GrillEvent.plan(plan), events).at(stamp().at(now).elapsed());
    }

    void count(Stamp stamp) {
        elapsedMs = stamp.elapsed().toMillis();
        clockAt = stamp.clock();
    }

    void result(Report report) {
        asked = report.asked();
        correct = report.right();
        pass = report.pass();
        Report.Band said = report.band();
        band = said == null ? null : said.name();
    }
}
