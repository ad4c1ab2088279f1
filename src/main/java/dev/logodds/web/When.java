package dev.logodds.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments in words, as one would say them. */
final class When {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private When() {}

    /** A moment to come: "in 10 min (14:32)", "tomorrow", "Mon 23 Nov (in 4 days)". */
    static String due(Instant at, Instant now, ZoneId zone) {
        Duration wait = Duration.between(now, at);
        if (wait.isNegative() || wait.toSeconds() < 30) return "now";
        long days = days(now, at, zone);
        if (wait.toHours() < 12 && days <= 1) {
            String time = TIME.format(at.atZone(zone));
            long minutes = Math.max(1, Math.round(wait.toSeconds() / 60.0));
            return minutes < 90 ? "in %d min (%s)".formatted(minutes, time) : "at " + time;
        }
        return switch ((int) Math.min(days, 1000)) {
            case 0 -> "today at " + TIME.format(at.atZone(zone));
            case 1 -> "tomorrow";
            default -> (days < 300 ? DAY : DATE).format(at.atZone(zone)) + " (in " + days + " days)";
        };
    }

    /** A wait for a button: "10 min", "2 days", "3.1 months". */
    static String interval(Instant at, Instant now, ZoneId zone) {
        long days = days(now, at, zone);
        long minutes = Math.max(1, Duration.between(now, at).toMinutes());
        if (minutes < 60 * 12) return minutes < 60 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
        if (days < 60) return days == 1 ? "1 day" : days + " days";
        if (days < 365) return String.format(Locale.ROOT, "%.1f months", days / 30.4);
        return String.format(Locale.ROOT, "%.1f years", days / 365.25);
    }

    /** A moment that has passed: "just now", "today 14:32", "yesterday", "23 Nov 2026". */
    static String ago(Instant at, Instant now, ZoneId zone) {
        if (Duration.between(at, now).toMinutes() < 2) return "just now";
        return switch ((int) Math.min(days(at, now, zone), 1000)) {
            case 0 -> "today " + TIME.format(at.atZone(zone));
            case 1 -> "yesterday " + TIME.format(at.atZone(zone));
            default -> DATE.format(at.atZone(zone));
        };
    }

    private static long days(Instant from, Instant to, ZoneId zone) {
        LocalDate a = from.atZone(zone).toLocalDate();
        return ChronoUnit.DAYS.between(a, to.atZone(zone).toLocalDate());
    }
}
