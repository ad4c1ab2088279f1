package dev.logodds.learner;

import dev.logodds.srs.Interview;
import dev.logodds.srs.Settings;
import dev.logodds.srs.StudyDay;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a learner wants to study. */
@Entity
public class Preference extends PanacheEntityBase {
    public static final int NEW_A_DAY = 10;
    public static final int REVIEWS_A_DAY = 100;

    @Id
    public UUID learnerId;

    /** Null for the zone of the server. */
    public @Nullable String zone;

    @Column(nullable = false)
    public LocalTime rollover = StudyDay.DEFAULT_ROLLOVER;

    public double desiredRetention = Settings.DEFAULT.desiredRetention();
    public int maximumInterval = Settings.LONGEST_INTERVAL;

    @Column(name = "new_a_day")
    public int newADay = NEW_A_DAY;

    @Column(name = "reviews_a_day")
    public int reviewsADay = REVIEWS_A_DAY;

    /** Monday to Sunday: the share of a normal day's reviews that the day should carry, in per cent. */
    @Column(nullable = false)
    public int[] capacity = {100, 100, 100, 100, 100, 100, 100};

    /** Reviews by due date; else by how likely they are forgotten. */
    public boolean oldestFirst;

    public boolean singleKeys = true;
    public @Nullable LocalDate interviewOn;

    protected Preference() {}

    /** What the learner has chosen, or the defaults. */
    public static Preference of(Learner learner) {
        return Preference.<Preference>findByIdOptional(learner.id()).orElseGet(() -> defaults(learner));
    }

    /** What holds before anything was chosen; not stored yet. */
    public static Preference defaults(Learner learner) {
        Preference p = new Preference();
        p.learnerId = learner.id();
        return p;
    }

    /** Keeps these choices in place of those before; called within a transaction. */
    public void store() {
        getEntityManager().merge(this);
    }

    public ZoneId zoneId() {
        return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    public StudyDay day(Instant at) {
        return StudyDay.of(at, zoneId(), rollover);
    }

    public Optional<Interview> interview(LocalDate today) {
        return Optional.ofNullable(interviewOn).filter(d -> d.isAfter(today)).map(Interview::new);
    }

    /** How many reviews the day should carry at most: none on a day off. */
    public long reviewsOn(LocalDate day) {
        return Math.round(reviewsADay * capacity[day.getDayOfWeek().ordinal()] / 100.0);
    }

    public Map<DayOfWeek, Double> shares() {
        Map<DayOfWeek, Double> shares = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) shares.put(day, capacity[day.ordinal()] / 100.0);
        return shares;
    }

    /** The settings of a day: those of the version with this learner's wishes, tightened towards an interview. */
    Settings settings(ScheduleVersion version, LocalDate today) {
        Settings wished =
                version.settings().withDesiredRetention(desiredRetention).withMaximumInterval(maximumInterval);
        return interview(today).map(i -> i.settings(wished, today)).orElse(wished);
    }
}
