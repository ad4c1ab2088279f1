package dev.logodds.web;

import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The only place that asks what time it is. A local installation lives in the zone of its machine. */
@ApplicationScoped
public class StudyClock {
    @Inject
    Clock clock;

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
        return ZoneId.systemDefault();
    }

    public StudyDay today() {
        return StudyDay.of(now(), zone(), StudyDay.DEFAULT_ROLLOVER);
    }
}
