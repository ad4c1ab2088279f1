package dev.logodds.learner;

import dev.logodds.srs.Parameters;
import dev.logodds.srs.Settings;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Parameters and steps as they were from some moment on. Rows of the log name theirs, so none is ever changed. */
@Entity
@Table(name = "schedule_version")
public class ScheduleVersion extends PanacheEntityBase {
    /** Learner first: the column by which rows may be distributed. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "version") int version) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(nullable = false)
    public double[] weights;

    /** Minutes. */
    @Column(nullable = false)
    public int[] learningSteps;

    @Column(nullable = false)
    public int[] relearningSteps;

    @Column(nullable = false)
    public String reason;

    @Column(nullable = false)
    public Instant madeAt;

    protected ScheduleVersion() {}

    /** A version; not stored yet. */
    public static ScheduleVersion of(Learner learner, int version, Settings settings, String reason, Instant at) {
        ScheduleVersion v = new ScheduleVersion();
        v.key = new Key(learner.id(), version);
        v.weights = settings.parameters().toArray();
        v.learningSteps = minutes(settings.learningSteps());
        v.relearningSteps = minutes(settings.relearningSteps());
        v.reason = reason;
        v.madeAt = at;
        return v;
    }

    /** The newest version of the learner's; version 0 holds the published parameters. */
    public static ScheduleVersion current(Learner learner) {
        return ScheduleVersion.<ScheduleVersion>find("key.learnerId = ?1 order by key.version desc", learner.id())
                .firstResultOptional()
                .orElseGet(() -> first(learner));
    }

    public static ScheduleVersion of(Learner learner, int version) {
        return ScheduleVersion.<ScheduleVersion>findByIdOptional(new Key(learner.id(), version))
                .orElseGet(() -> first(learner));
    }

    public static List<ScheduleVersion> all(Learner learner) {
        return list("key.learnerId = ?1 order by key.version", learner.id());
    }

    /** The next version with other settings, stored; called within a transaction. */
    public static ScheduleVersion next(Learner learner, Settings settings, String reason, Instant at) {
        ScheduleVersion next = of(learner, current(learner).number() + 1, settings, reason, at);
        next.persist();
        return next;
    }

    private static ScheduleVersion first(Learner learner) {
        return of(learner, 0, Settings.DEFAULT, "published", Instant.EPOCH);
    }

    public int number() {
        return key.version();
    }

    public Parameters parameters() {
        return Parameters.of(weights);
    }

    public Settings settings() {
        Settings d = Settings.DEFAULT;
        return new Settings(
                parameters(),
                d.desiredRetention(),
                d.maximumInterval(),
                steps(learningSteps),
                steps(relearningSteps),
                d.fuzz());
    }

    private static List<Duration> steps(int[] minutes) {
        return Arrays.stream(minutes).mapToObj(Duration::ofMinutes).toList();
    }

    private static int[] minutes(List<Duration> steps) {
        return steps.stream().mapToInt(s -> (int) s.toMinutes()).toArray();
    }
}
