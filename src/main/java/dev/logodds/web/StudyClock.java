package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Preference;
import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The only place that asks what time it is, and what day of study that is for the learner. */
@ApplicationScoped
public class StudyClock {
    @Inject
    Clock clock;

    @Inject
    Learner learner;

    @Produces
    @Singleton
    static Clock systemClock() {
        return Clock.systemUTC();
    }

    /** To the microsecond, which is what the database keeps: replaying the log must give the very same instants. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public ZoneId zone() {
        return Preference.of(learner).zoneId();
    }

    public StudyDay today() {
        return Preference.of(learner).day(now());
    }
}
