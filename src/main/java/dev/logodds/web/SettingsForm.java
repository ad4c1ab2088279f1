package dev.logodds.web;

import dev.logodds.learner.Preference;
import dev.logodds.learner.ScheduleVersion;
import dev.logodds.srs.Settings;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The settings as they were typed, and what is wrong with them. */
public class SettingsForm {
    private static final int FARTHEST_INTERVIEW = 730;

    @RestForm
    @Nullable
    String retention;

    @RestForm
    @Nullable
    String longest;

    @RestForm("new")
    @Nullable
    String fresh;

    @RestForm
    @Nullable
    String reviews;

    @RestForm
    @Nullable
    String zone;

    @RestForm
    @Nullable
    String rollover;

    @RestForm
    @Nullable
    String learning;

    @RestForm
    @Nullable
    String relearning;

    @RestForm
    @Nullable
    String interview;

    @RestForm
    @Nullable
    String order;

    @RestForm("single-keys")
    boolean singleKeys;

    @RestForm
    List<String> capacity = List.of();

    private final Map<String, String> errors = new LinkedHashMap<>();

    static SettingsForm of(Preference p, ScheduleVersion version) {
        SettingsForm form = new SettingsForm();
        form.retention = String.format(Locale.ROOT, "%.0f", p.desiredRetention * 100);
        form.longest = "" + p.maximumInterval;
        form.fresh = "" + p.newADay;
        form.reviews = "" + p.reviewsADay;
        form.zone = p.zone == null ? "" : p.zone;
        form.rollover = p.rollover.toString();
        form.learning = minutes(version.learningSteps);
        form.relearning = minutes(version.relearningSteps);
        form.interview = p.interviewOn == null ? "" : p.interviewOn.toString();
        form.order = p.oldestFirst ? "oldest" : "forgotten";
        form.singleKeys = p.singleKeys;
        form.capacity = Arrays.stream(p.capacity).mapToObj(String::valueOf).toList();
        return form;
    }

    private static String minutes(int[] steps) {
        return Arrays.stream(steps).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Writes what was typed into the preference. Only when {@link #errors} stays empty may it be kept. */
    void writeTo(Preference p, LocalDate today) {
        p.desiredRetention = whole("retention", retention, 70, 97) / 100.0;
        p.maximumInterval = whole("longest", longest, 1, Settings.LONGEST_INTERVAL);
        p.newADay = whole("new", fresh, 0, 500);
        p.reviewsADay = whole("reviews", reviews, 1, 5_000);
        p.zone = zoneName();
        p.rollover = rolloverTime();
        p.interviewOn = interviewDay(today);
        p.oldestFirst = "oldest".equals(order);
        p.singleKeys = singleKeys;
        p.capacity = shares();
    }

    /** The steps as typed with the parameters that hold. */
    Settings steps(Settings current) {
        return new Settings(
                current.parameters(),
                current.desiredRetention(),
                current.maximumInterval(),
                steps("learning", learning),
                steps("relearning", relearning),
                current.fuzz());
    }

    public Map<String, String> errors() {
        return errors;
    }

    private int whole(String field, @Nullable String text, int least, int most) {
        try {
            int number = Integer.parseInt(text == null ? "" : text.strip());
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        errors.put(field, "A whole number from %d to %,d is needed here.".formatted(least, most));
        return least;
    }

    private @Nullable String zoneName() {
        String text = zone == null ? "" : zone.strip();
        if (text.isEmpty()) return null;
        if (ZoneId.getAvailableZoneIds().contains(text)) return text;
        errors.put(
                "zone",
                "There is no time zone “" + text + "”. One looks like Europe/Berlin; empty means that of the server.");
        return null;
    }

    private LocalTime rolloverTime() {
        try {
            LocalTime time = LocalTime.parse(rollover == null ? "" : rollover.strip());
            if (time.isBefore(LocalTime.NOON)) return time;
        } catch (DateTimeException e) {
            // said below
        }
        errors.put("rollover", "A time from 00:00 to 11:59 is needed here, such as 04:00.");
        return LocalTime.of(4, 0);
    }

    private @Nullable LocalDate interviewDay(LocalDate today) {
        String text = interview == null ? "" : interview.strip();
        if (text.isEmpty()) return null;
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isAfter(today) && !day.isAfter(today.plusDays(FARTHEST_INTERVIEW))) return day;
        } catch (DateTimeException e) {
            // said below
        }
        errors.put(
                "interview",
                "A day from tomorrow to two years from now is needed here, such as " + today.plusDays(30) + ".");
        return null;
    }

    private int[] shares() {
        int[] shares = new int[7];
        for (int i = 0; i < 7; i++) {
            String text = i < capacity.size() ? capacity.get(i) : "";
            if (!List.of("0", "50", "100").contains(text))
                errors.put("capacity", "A day is a normal one, a light one or a day off.");
            else shares[i] = Integer.parseInt(text);
        }
        if (Arrays.stream(shares).allMatch(s -> s == 0))
            errors.putIfAbsent("capacity", "One day of the week at least must be left to study on.");
        return shares;
    }

    private List<Duration> steps(String field, @Nullable String text) {
        try {
            return Arrays.stream((text == null ? "" : text.strip()).split("[\\s,]+"))
                    .filter(s -> !s.isEmpty())
                    .map(s -> Duration.ofMinutes(Integer.parseInt(s)))
                    .peek(SettingsForm::requireStep)
                    .limit(21)
                    .toList();
        } catch (IllegalArgumentException e) {
            errors.put(
                    field,
                    "Minutes with spaces between them are needed here, such as 1 10; each from 1 to 1,439, or nothing at all.");
            return List.of();
        }
    }

    private static void requireStep(Duration step) {
        if (step.toMinutes() < 1 || step.toMinutes() >= 1_440) throw new IllegalArgumentException("step " + step);
    }

    /** A field for the page: what was typed and what is wrong with it. */
    public record Field(String name, String value, String error) {}

    public Field field(String name) {
        String value = switch (name) {
            case "retention" -> retention;
            case "longest" -> longest;
            case "new" -> fresh;
            case "reviews" -> reviews;
            case "zone" -> zone;
            case "rollover" -> rollover;
            case "learning" -> learning;
            case "relearning" -> relearning;
            case "interview" -> interview;
            default -> "";
        };
        return new Field(name, value == null ? "" : value, errors.getOrDefault(name, ""));
    }

    /** A weekday with the share that was chosen. */
    public record Weekday(String name, String share) {}

    public List<Weekday> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(d -> new Weekday(
                        d.getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH),
                        d.ordinal() < capacity.size() ? capacity.get(d.ordinal()) : "100"))
                .toList();
    }

    public boolean oldestFirst() {
        return "oldest".equals(order);
    }

    public boolean keys() {
        return singleKeys;
    }

    public String capacityError() {
        return errors.getOrDefault("capacity", "");
    }
}
