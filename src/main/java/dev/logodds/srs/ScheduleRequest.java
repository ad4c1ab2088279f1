package dev.logodds.srs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card's whole history, sent to be scheduled by someone who keeps their own cards. Whatever is absent takes the
 * default: the published parameters, retention 0.9, no more than 36500 days, steps of 1 and 10 and of 10 minutes, no
 * fuzz, days that begin at midnight UTC.
 *
 * @param parameters 21 numbers; those out of range are moved to its edge
 * @param learningSteps minutes
 * @param relearningSteps minutes
 * @param reviews oldest first
 * @param zone an IANA zone or an offset
 * @param rollover local time at which a day begins, such as 04:00
 */
public record ScheduleRequest(
        @Nullable List<@Nullable Double> parameters,
        @Nullable Double desiredRetention,
        @Nullable Double maximumInterval,
        @Nullable List<@Nullable Double> learningSteps,
        @Nullable List<@Nullable Double> relearningSteps,
        @Nullable Boolean fuzz,
        @Nullable List<@Nullable Review> reviews,
        @Nullable String zone,
        @Nullable String rollover) {
    private static final int MOST_REVIEWS = 10_000;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final long ONLY_CARD = 0;

    /**
     * One review.
     *
     * @param at an ISO 8601 instant such as 2026-01-12T12:58:00Z
     * @param rating 1 (Again) to 4 (Easy)
     */
    public record Review(@Nullable String at, @Nullable Double rating) {}

    /**
     * The card after each of the reviews.
     *
     * @throws IllegalArgumentException naming the field that cannot be used, and why
     */
    public ScheduleResponse schedule() {
        Scheduler scheduler = new Scheduler(settings());
        ZoneId days = zoneId();
        LocalTime start = rolloverTime();
        CardState card = CardState.unseen(EARLIEST);
        List<ScheduleResponse.Row> rows = new ArrayList<>();
        for (@Nullable Review review : boundedReviews()) {
            String field = "reviews[" + rows.size() + "]";
            Review asked = required(field, review);
            Instant at = notBefore(card.lastReview(), field + ".at", instant(field + ".at", asked.at()));
            Rating rating = rating(field + ".rating", asked.rating());
            Outcome outcome = scheduler.review(card, rating, StudyDay.of(at, days, start), ONLY_CARD);
            rows.add(ScheduleResponse.Row.of(outcome));
            card = outcome.after();
        }
        return new ScheduleResponse(rows);
    }

    private List<@Nullable Review> boundedReviews() {
        List<@Nullable Review> asked = required("reviews", reviews);
        if (asked.size() > MOST_REVIEWS) {
            throw new IllegalArgumentException("reviews: at most " + MOST_REVIEWS + ", not " + asked.size());
        }
        return asked;
    }

    private static Instant notBefore(@Nullable Instant before, String field, Instant at) {
        if (before != null && at.isBefore(before)) {
            throw new IllegalArgumentException(field + ": " + at + " is before the review before it, " + before);
        }
        return at;
    }

    private Settings settings() {
        Settings standard = Settings.DEFAULT;
        return new Settings(
                parameters == null ? standard.parameters() : new Parameters(numbers("parameters", parameters)),
                Objects.requireNonNullElse(desiredRetention, standard.desiredRetention()),
                maximumInterval == null ? standard.maximumInterval() : whole("maximumInterval", maximumInterval),
                learningSteps == null ? standard.learningSteps() : steps("learningSteps", learningSteps),
                relearningSteps == null ? standard.relearningSteps() : steps("relearningSteps", relearningSteps),
                Objects.requireNonNullElse(fuzz, false));
    }

    private ZoneId zoneId() {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "zone: not an IANA zone such as Europe/Berlin nor an offset such as +02:00: " + zone, e);
        }
    }

    private LocalTime rolloverTime() {
        try {
            return rollover == null ? LocalTime.MIDNIGHT : LocalTime.parse(rollover);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("rollover: not a time of day such as 04:00: " + rollover, e);
        }
    }

    private static Instant instant(String field, @Nullable String text) {
        Instant at;
        try {
            at = Instant.parse(required(field, text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(field + ": not an instant such as 2026-01-12T12:58:00Z: " + text, e);
        }
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException(field + ": " + at + " is outside the years 1970 to 9998");
        }
        return at;
    }

    private static Rating rating(String field, @Nullable Double grade) {
        try {
            return Rating.ofGrade(whole(field, required(field, grade)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": a rating is 1, 2, 3 or 4, not " + text(grade), e);
        }
    }

    private static List<Duration> steps(String field, List<@Nullable Double> minutes) {
        return numbers(field, minutes).stream()
                .map(step -> Duration.ofMinutes(whole(field, step)))
                .toList();
    }

    private static List<Double> numbers(String field, List<@Nullable Double> numbers) {
        List<Double> all = new ArrayList<>(numbers.size());
        for (Double number : numbers) {
            all.add(required(field, number));
        }
        return all;
    }

    private static int whole(String field, double number) {
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException(field + ": a whole number is needed, not " + number);
        }
        if (Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(field + ": too large: " + number);
        }
        return (int) number;
    }

    private static String text(@Nullable Double number) {
        return number != null && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : String.valueOf(number);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing");
        }
        return value;
    }
}
