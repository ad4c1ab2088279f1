package dev.logodds.web;

import dev.logodds.lab.Plot;
import dev.logodds.lab.Svg;
import dev.logodds.learner.CardCounts;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Preference;
import dev.logodds.learner.Statistics;
import dev.logodds.learner.Statistics.Retention;
import dev.logodds.srs.Streak;
import dev.logodds.srs.StudyDay;
import dev.logodds.web.StatisticsView.Picture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Draws the statistics: each picture with a sentence before and a table behind it. */
@ApplicationScoped
public class Pictures {
    private static final int YEAR = 364;
    private static final int AHEAD = 30;

    @Inject
    Statistics statistics;

    @Inject
    Library library;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    StatisticsView view() {
        StudyDay now = clock.today();
        Map<LocalDate, Integer> days = statistics.byDay(learner, now.date().minusDays(YEAR));
        return new StatisticsView(
                facts(days, now),
                List.of(
                        calendar(days, now),
                        forecast(now),
                        retention(now),
                        stability(),
                        difficulty(),
                        hours(now),
                        topics()));
    }

    private List<DashboardView.Fact> facts(Map<LocalDate, Integer> days, StudyDay now) {
        Streak streak = Streak.of(days.keySet(), now.date());
        CardCounts counts = CardCounts.of(learner, now.at());
        return List.of(
                new DashboardView.Fact(streak.days() == 1 ? "day in a row" : "days in a row", "" + streak.days()),
                new DashboardView.Fact("freeze days held", "" + streak.freezes()),
                new DashboardView.Fact("items met", "" + counts.met()),
                new DashboardView.Fact(
                        "reviews in a year",
                        "" + days.values().stream().mapToInt(Integer::intValue).sum()));
    }

    private static Picture calendar(Map<LocalDate, Integer> days, StudyDay now) {
        String svg =
                Bars.calendar("Reviews by day over the last year", now.date().minusDays(YEAR), now.date(), days);
        List<List<String>> rows = days.entrySet().stream()
                .sorted(Map.Entry.<LocalDate, Integer>comparingByKey().reversed())
                .map(d -> List.of(d.getKey().toString(), d.getValue().toString()))
                .toList();
        return new Picture(
                "The last year",
                "Each square is a day; darker means more reviews. Seven days of study earn a freeze, which keeps the row unbroken on a day off.",
                svg,
                List.of("day", "reviews"),
                rows);
    }

    private Picture forecast(StudyDay now) {
        Map<LocalDate, Integer> due = statistics.forecast(learner, Preference.of(learner), now, AHEAD);
        List<LocalDate> days = now.date().datesUntil(now.date().plusDays(AHEAD)).toList();
        List<Bars.Bar> bars = IntStream.range(0, AHEAD)
                .mapToObj(i ->
                        new Bars.Bar(i % 5 == 0 ? (i == 0 ? "now" : "+" + i) : "", due.getOrDefault(days.get(i), 0)))
                .toList();
        return new Picture(
                "What comes due",
                "Reviews over the next 30 days, as things stand; new items come on top.",
                Bars.of("forecast", "Reviews due on each of the next 30 days", bars),
                List.of("day", "due"),
                days.stream()
                        .map(d -> List.of(d.toString(), "" + due.getOrDefault(d, 0)))
                        .toList());
    }

    private Picture retention(StudyDay now) {
        List<Retention> found = statistics.retention(learner, now.date().minusDays(YEAR));
        return new Picture(
                "Recall by interval",
                "How much was really recalled, beside what was aimed at. Far below means that the model is too hopeful; it refits itself when there are enough reviews.",
                found.isEmpty() ? "" : Svg.of(retentionPlot(found)),
                List.of("days since the review before", "reviews", "recalled", "expected", "aimed at"),
                found.stream()
                        .map(r -> List.of(
                                r.fromDays() == 90 ? "90 and more" : "from " + r.fromDays(),
                                "" + r.reviews(),
                                percent(r.recalled()),
                                percent(r.expected()),
                                percent(r.desired())))
                        .toList());
    }

    private static Plot retentionPlot(List<Retention> found) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(new Plot.Line(Plot.Style.PREDICTION, "", points(found, Retention::desired)));
        marks.add(new Plot.Line(Plot.Style.MODEL, "", points(found, Retention::recalled)));
        points(found, Retention::recalled).forEach(p -> marks.add(new Plot.Dot(Plot.Style.MODEL, "", p)));
        return new Plot(
                "retention",
                "Share recalled by the length of the interval: the line with dots is what was recalled, the dashed one what was aimed at",
                new Plot.Axis(
                        "days since the last review; 1: up to 2, 2: up to 6, 3: up to 13, 4: up to 29, 5: up to 89, 6: more",
                        0.5,
                        6.5),
                new Plot.Axis("recalled, %", 0, 100),
                marks);
    }

    private static List<Plot.Point> points(
            List<Retention> found, java.util.function.ToDoubleFunction<Retention> share) {
        List<Integer> floors = List.of(1, 3, 7, 14, 30, 90);
        return found.stream()
                .map(r -> new Plot.Point(floors.indexOf(r.fromDays()) + 1, 100 * share.applyAsDouble(r)))
                .toList();
    }

    private Picture stability() {
        List<String> names = List.of("<1 d", "1 d", "3 d", "1 wk", "2 wk", "1 mo", "3 mo", "6 mo", "1 yr");
        List<int[]> counts = statistics.stability(learner);
        return counted(
                "stability",
                "How long memories last",
                "Items by stability: the time after which you would still recall them with 90%.",
                "from",
                IntStream.range(0, counts.size())
                        .mapToObj(i -> new Bars.Bar(names.get(i), counts.get(i)[1]))
                        .toList());
    }

    private Picture difficulty() {
        return counted(
                "difficulty",
                "How hard items are for you",
                "Items by difficulty, from 1 to 10. A crowd at 10 says: learn what lies beneath instead of repeating more.",
                "difficulty",
                statistics.difficulty(learner).stream()
                        .map(c -> new Bars.Bar("" + c[0], c[1]))
                        .toList());
    }

    private Picture hours(StudyDay now) {
        double[][] hours = new double[24][];
        statistics.byHour(learner, now.date().minusDays(YEAR)).forEach(h -> hours[(int) h[0]] = h);
        List<Bars.Bar> bars = IntStream.range(0, 24)
                .mapToObj(h -> new Bars.Bar(h % 3 == 0 ? h + ":00" : "", hours[h] == null ? 0 : hours[h][1]))
                .toList();
        List<List<String>> rows = IntStream.range(0, 24)
                .filter(h -> hours[h] != null)
                .mapToObj(h -> List.of(h + ":00", "%.0f".formatted(hours[h][1]), percent(hours[h][2])))
                .toList();
        return new Picture(
                "When you answer",
                "Reviews by the hour on your clock. The table says how much was recalled.",
                Bars.of("hours", "Reviews by hour of the day", bars),
                List.of("hour", "reviews", "recalled"),
                rows);
    }

    private Picture topics() {
        List<List<String>> rows = statistics.byTopic(learner, clock.now()).stream()
                .map(t -> List.of(
                        String.valueOf(library.bank().outline().getOrDefault(t.topic(), t.topic())),
                        "" + t.items(),
                        "" + t.met(),
                        "" + t.inReview(),
                        t.inReview() == 0 ? "" : String.format(Locale.ROOT, "%.0f days", t.stability())))
                .toList();
        return new Picture(
                "Topic by topic",
                "What was met, what is in review, and how long it lasts on average.",
                "",
                List.of("topic", "items", "met", "in review", "lasts"),
                rows);
    }

    private static Picture counted(String id, String title, String sentence, String name, List<Bars.Bar> bars) {
        return new Picture(
                title,
                sentence,
                Bars.of(id, title, bars),
                List.of(name, "items"),
                bars.stream()
                        .map(b -> List.of(b.label(), "%.0f".formatted(b.value())))
                        .toList());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }
}
