package dev.logodds.web;

import dev.logodds.formula.LineResult;
import dev.logodds.grill.Axis;
import dev.logodds.grill.Event;
import dev.logodds.grill.Format;
import dev.logodds.grill.Judged;
import dev.logodds.grill.Pace;
import dev.logodds.grill.Report;
import dev.logodds.learner.Interview;
import dev.logodds.question.Clauses;
import dev.logodds.question.Mark;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Scenario;
import dev.logodds.question.Variant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a report into words, as a senior colleague would who was there. */
final class Letter {
    private static final int COSTLY = 4;
    private static final int ACTIONS = 3;

    private final Interview interview;
    private final Report report;
    private final QuestionBank bank;
    private final Verdicts verdicts;

    Letter(Interview interview, Report report, QuestionBank bank, Verdicts verdicts) {
        this.interview = interview;
        this.report = report;
        this.bank = bank;
        this.verdicts = verdicts;
    }

    /** A band as it is stored, in words. */
    static String band(@Nullable String name) {
        return name == null ? "" : Report.Band.valueOf(name).title();
    }

    /** How a band looks. */
    static String css(String name) {
        return switch (Report.Band.valueOf(name)) {
            case NOT_YET -> "wrong";
            case BORDERLINE -> "note";
            case YES, STRONG_YES -> "right";
        };
    }

    ReportView view(Instant now, ZoneId zone, boolean own, boolean late) {
        Report.Band band = report.band();
        return new ReportView(
                interview.key.id().toString(),
                title(),
                When.ago(interview.beganAt, now, zone),
                band == null ? "" : band.title(),
                band == null ? "open" : css(band.name()),
                lead(),
                conditions(),
                strong(),
                costly(),
                next(),
                axes(),
                topics(),
                report.judged().size() < 2 ? "" : Pacing.of(report),
                pace(),
                judgement(),
                lines(),
                debrief(),
                items(),
                interview.share == null ? null : "/shared/" + interview.share,
                own,
                late);
    }

    private Format format() {
        return interview.kind();
    }

    private String title() {
        String name = scenario().map(Scenario::title).orElse("");
        return name.isEmpty() ? format().title() : format().title() + ": " + name;
    }

    private Optional<Scenario> scenario() {
        return Optional.ofNullable(bank.scenarios().get(interview.scenario));
    }

    private String lead() {
        int right = report.right();
        int asked = report.asked();
        String count = right + " of " + asked + (asked == 1 ? " was right." : " were right.");
        if (report.pass() == 0) return count;
        if (asked == 1) return right == 1 ? "It stood, line by line." : "It did not stand yet.";
        if (!report.passed()) return count + " The mark is " + report.pass() + ".";
        boolean capped = report.band() == Report.Band.NOT_YET;
        return count + " That is over the mark of " + report.pass()
                + (capped ? ", but an axis at 1 or below would stop the offer all the same." : ".");
    }

    private String conditions() {
        List<String> parts = new ArrayList<>();
        parts.add(
                report.cold() == report.judged().size()
                        ? "All of it cold: nothing had been shown to you in the day before."
                        : report.cold() + " of " + report.judged().size()
                                + " were cold; of the others something had been shown in the day before.");
        Pace pace = interview.atPace();
        if (pace != Pace.NORMAL) parts.add(pace.title() + ".");
        Duration ended = report.grill().ended();
        if (ended != null && ended.compareTo(report.grill().plan().time()) >= 0 && pace.timed())
            parts.add("Time ran out; what stood in the box was taken.");
        long unread = count(Judged.Standing.UNREAD);
        if (unread > 0) parts.add(unread + (unread == 1 ? " answer" : " answers") + " could not be read.");
        long unjudged = count(Judged.Standing.OPEN);
        if (unjudged > 0)
            parts.add(unjudged + (unjudged == 1 ? " answer in words was" : " answers in words were")
                    + " not compared, and can't count.");
        return String.join(" ", parts);
    }

    private long count(Judged.Standing standing) {
        return report.judged().stream().filter(j -> j.standing() == standing).count();
    }

    private List<String> strong() {
        List<String> strong = new ArrayList<>();
        List<Report.Tally> whole = report.topics().stream()
                .filter(t -> t.asked() > 1 && t.right() == t.asked())
                .toList();
        if (!whole.isEmpty()) {
            strong.add("Everything on "
                    + joined(whole.stream().map(t -> topic(t.topic())).toList()) + " was right ("
                    + whole.stream().mapToInt(Report.Tally::asked).sum() + " questions).");
        }
        List<Judged> derived = report.judged().stream()
                .filter(j -> j.right()
                        && (j.question() instanceof Question.Formula || j.question() instanceof Question.Derivation))
                .toList();
        if (!derived.isEmpty()) {
            strong.add("You wrote down "
                    + joined(derived.stream().limit(3).map(Letter::name).toList())
                    + (derived.size() > 3 ? " and " + (derived.size() - 3) + " more" : "")
                    + ", and the engine agrees.");
        }
        List<Judged> quick = report.judged().stream()
                .filter(j -> j.right()
                        && j.question() != null
                        && j.question().verified()
                        && j.reply()
                                        .spent()
                                        .multipliedBy(2)
                                        .compareTo(Duration.ofSeconds(j.slot().seconds()))
                                <= 0)
                .toList();
        if (quick.size() > 1) {
            strong.add(quick.size() + " computed answers came in under half their time, " + name(quick.getFirst())
                    + " among them.");
        }
        if (strong.isEmpty()) {
            report.judged().stream()
                    .filter(Judged::right)
                    .findFirst()
                    .ifPresent(j -> strong.add(name(j) + " was right."));
        }
        return strong;
    }

    private static String name(Judged j) {
        return j.question() == null ? "" : "“" + j.question().meta().title() + "”";
    }

    private static String joined(List<String> all) {
        if (all.size() < 2) return String.join("", all);
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    private String topic(String id) {
        return String.valueOf(bank.outline().getOrDefault(id, id));
    }

    private List<ReportView.Costly> costly() {
        List<ReportView.Costly> costly = new ArrayList<>();
        for (Report.Trap trap : report.traps()) {
            bank.mistake(trap.mistake())
                    .ifPresent(note -> costly.add(
                            new ReportView.Costly(note.title(), note.say().html(), where(trap.positions()))));
        }
        Map<Integer, Long> over = report.overClaims();
        if (!over.isEmpty()) {
            long claims = over.values().stream().mapToLong(Long::longValue).sum();
            costly.add(new ReportView.Costly(
                    claims == 1 ? "One point was over-claimed" : claims + " points were over-claimed",
                    "<p>You said that your answer makes the point, and the small question on it went wrong. An interviewer asks exactly that question.</p>",
                    where(List.copyOf(over.keySet()))));
        }
        List<Integer> blank = report.judged().stream()
                .filter(j -> j.standing() == Judged.Standing.BLANK)
                .map(Judged::position)
                .toList();
        if (!blank.isEmpty()) {
            costly.add(new ReportView.Costly(
                    blank.size() == 1 ? "One question has no answer" : blank.size() + " questions have no answer",
                    "<p>Something is better than nothing: say what you know, and what you would need to know.</p>",
                    where(blank)));
        }
        return costly.stream().limit(COSTLY).toList();
    }

    private String where(List<Integer> positions) {
        if (report.judged().size() == 1) return "";
        if (positions.size() > 8) return positions.size() + " questions";
        return (positions.size() == 1 ? "question " : "questions ")
                + joined(positions.stream()
                        .sorted()
                        .map(p -> String.valueOf(p + 1))
                        .toList());
    }

    /** Three things, the most telling first: a mistake made, the weakest topic, the pace, and then the usual way on. */
    private List<ReportView.Action> next() {
        Map<String, ReportView.Action> next = new LinkedHashMap<>();
        for (Report.Trap trap : report.traps()) {
            report.judged().stream()
                    .filter(j -> trap.positions().contains(j.position())
                            && bank.question(j.slot().item()).isPresent())
                    .findFirst()
                    .ifPresent(j -> bank.mistake(trap.mistake())
                            .ifPresent(note -> next.putIfAbsent(
                                    "/questions/" + j.slot().item(),
                                    new ReportView.Action(
                                            "Do " + name(j) + " again with fresh numbers. What went wrong there: “"
                                                    + note.title() + "”.",
                                            "/questions/" + j.slot().item(),
                                            "Open the question"))));
            if (!next.isEmpty()) break;
        }
        report.topics().stream()
                .filter(t -> t.right() < t.asked())
                .sorted(Comparator.comparingInt((Report.Tally t) -> t.asked() - t.right())
                        .reversed())
                .limit(1)
                .forEach(t -> next.putIfAbsent(weakest(t).href(), weakest(t)));
        slow().ifPresent(a -> next.putIfAbsent(a.href(), a));
        usual().forEach(a -> next.putIfAbsent(a.href(), a));
        return next.values().stream().limit(ACTIONS).toList();
    }

    private ReportView.Action weakest(Report.Tally t) {
        String went = "“" + topic(t.topic()) + "” went " + t.right() + " of " + t.asked() + ".";
        var page = bank.topic(t.topic());
        if (page.isEmpty())
            return new ReportView.Action(
                    went + " Work through its questions.", "/questions?topic=" + t.topic(), "Open the questions");
        String lab = page.get().lab();
        return lab == null || t.right() > 0
                ? new ReportView.Action(
                        went + " Read its page once more, the traps first.", "/topics/" + t.topic(), "Open the topic")
                : new ReportView.Action(went + " See it move before you read on.", "/labs/" + lab, "Open the lab");
    }

    private Optional<ReportView.Action> slow() {
        long over = report.judged().stream()
                .filter(j -> j.reply()
                                .spent()
                                .compareTo(Duration.ofSeconds(2L * j.slot().seconds()))
                        > 0)
                .count();
        return over < 3
                ? Optional.empty()
                : Optional.of(new ReportView.Action(
                        over + " questions took more than twice their time. Ten against the clock train that.",
                        "/interviews?format=rapid-10",
                        "Rapid 10"));
    }

    private List<ReportView.Action> usual() {
        return List.of(
                new ReportView.Action(
                        interview.scenario.isEmpty()
                                ? "What was missed here is in your schedule now. Review what is due."
                                : "The questions of a case are asked once; what lies beneath them comes back in your reviews.",
                        "/study",
                        "Study"),
                format() == Format.WHITEBOARD
                        ? new ReportView.Action(
                                "Once it stands, take the whole field.", "/interviews?format=rapid-25", "Rapid 25")
                        : new ReportView.Action(
                                "Write the derivation against the clock.",
                                "/interviews?format=whiteboard",
                                "Whiteboard 4:00"),
                new ReportView.Action(
                        "Say one thing in one sentence, ten times.",
                        "/interviews?format=one-sentence",
                        "One sentence"));
    }

    private List<ReportView.AxisLine> axes() {
        List<ReportView.AxisLine> lines = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            if (!axis.checked() && !format().spoken()) continue;
            Integer value = report.axes().get(axis);
            // an axis that nothing was asked on says nothing
            if (value == null) continue;
            lines.add(new ReportView.AxisLine(
                    axis.title(),
                    axis.about(),
                    value + " of 4",
                    axis.checked() ? "checked by the engine" : "assessed by yourself",
                    value));
        }
        return lines;
    }

    private List<ReportView.TopicRow> topics() {
        if (report.topics().size() < 2) return List.of();
        return report.topics().stream()
                .map(t -> new ReportView.TopicRow(
                        topic(t.topic()), t.right() + " of " + t.asked(), time(t.spent()), time(t.target())))
                .toList();
    }

    static String time(Duration d) {
        long seconds = Math.round(d.toMillis() / 1000.0);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    private String pace() {
        Duration spent = report.judged().stream().map(j -> j.reply().spent()).reduce(Duration.ZERO, Duration::plus);
        Duration target = Duration.ofSeconds(
                report.judged().stream().mapToLong(j -> j.slot().seconds()).sum());
        String whole = "You took " + time(spent) + "; the questions are made for " + time(target) + ".";
        return report.judged().stream()
                .filter(j -> j.reply()
                                .spent()
                                .compareTo(Duration.ofSeconds(2L * j.slot().seconds()))
                        > 0)
                .max(Comparator.comparing(
                        j -> j.reply().spent().minusSeconds(j.slot().seconds())))
                .map(j -> whole + " The longest detour was question " + (j.position() + 1) + ", " + name(j) + ".")
                .orElse(whole);
    }

    /** How well the learner judged themselves. */
    private String judgement() {
        if (report.brier().isEmpty()) return "";
        double brier = report.brier().getAsDouble();
        String word = brier < 0.1
                ? "you know what you know"
                : brier < 0.25
                        ? "close to the truth, with a surprise or two"
                        : "worse than saying 50% each time, so distrust the feeling of knowing";
        return String.format(
                Locale.ROOT,
                "You said how sure you were of each small question. The Brier score of that is %.2f (0 is perfect, 0.25 is a coin): %s.",
                brier,
                word);
    }

    /** When each line of a derivation was begun, and how long it took until the next. */
    private List<ReportView.LineTime> lines() {
        if (format() != Format.WHITEBOARD) return List.of();
        Judged j = report.judged().getFirst();
        List<String> texts = j.reply().text().lines().filter(l -> !l.isBlank()).toList();
        List<Duration> begun = j.reply().lines();
        Mark mark = j.mark();
        List<LineResult> results = mark == null ? List.of() : mark.verdict().lines();
        List<ReportView.LineTime> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(texts.size(), begun.size()); i++) {
            Duration until = i + 1 < begun.size() ? begun.get(i + 1) : j.reply().spent();
            LineResult result = i < results.size() ? results.get(i) : null;
            boolean sound = result != null
                    && (result.status() == LineResult.Status.RIGHT
                            || result.status() == LineResult.Status.RIGHT_ON_ITS_OWN);
            boolean bad = result != null && result.status() == LineResult.Status.FIRST_BAD;
            lines.add(new ReportView.LineTime(
                    i + 1,
                    texts.get(i),
                    time(begun.get(i)),
                    time(until.minus(begun.get(i))),
                    sound ? "right" : bad ? "wrong" : "open",
                    sound ? "right" : bad ? "the first that does not hold" : "not counted"));
        }
        return lines;
    }

    private String debrief() {
        return scenario().map(s -> s.debrief().html()).orElse("");
    }

    private List<ReportView.Item> items() {
        return report.judged().stream().map(this::item).toList();
    }

    private ReportView.Item item(Judged j) {
        Optional<Variant> variant = j.variant();
        Look look = look(j);
        Mark mark = j.mark();
        return new ReportView.Item(
                j.position() + 1,
                j.question() == null ? j.slot().item() : j.question().meta().title(),
                variant.map(v -> v.html(v.question().body().prompt()))
                        .orElse("<p>This question is no longer in the pack.</p>"),
                variant.map(v -> said(v, j)).orElse(j.reply().text()),
                look.css(),
                look.icon(),
                look.word(),
                time(j.reply().spent()),
                time(Duration.ofSeconds(j.slot().seconds())),
                j.slot().cold(),
                j.changed(),
                evidence(variant, mark, j.answer()),
                variant.map(v -> v.html(v.question().body().solution())).orElse(""),
                variant.map(v -> claims(v, j)).orElse(List.of()),
                bank.question(j.slot().item()).isPresent()
                        ? "/questions/" + j.slot().item()
                        : "");
    }

    private @Nullable VerdictView evidence(Optional<Variant> variant, @Nullable Mark mark, String answer) {
        if (mark == null || variant.isEmpty() || variant.get().question() instanceof Question.Open) return null;
        return verdicts.evidence(variant.get(), mark, answer);
    }

    private record Look(String css, String icon, String word) {}

    private static Look look(Judged j) {
        return switch (j.standing()) {
            case RIGHT -> new Look("right", "✓", "right");
            case WRONG -> new Look("wrong", "✗", "not right");
            case BLANK -> new Look("open", "○", "no answer");
            case UNREAD -> new Look("note", "◇", "could not be read");
            case OPEN -> new Look("open", "○", "not compared");
            case GONE -> new Look("open", "○", "no longer asked");
        };
    }

    /** An answer as the learner gave it. */
    private static String said(Variant variant, Judged j) {
        return j.reply().given() ? Said.of(variant, j.reply().text()) : "";
    }

    private List<ReportView.Claim> claims(Variant variant, Judged j) {
        Event.Compared compared = j.reply().compared();
        Mark mark = j.mark();
        if (!(variant.question() instanceof Question.Open open) || compared == null || mark == null) return List.of();
        List<String> clauses = Clauses.of(j.reply().text());
        List<ReportView.Claim> claims = new ArrayList<>();
        for (int i = 0; i < Math.min(open.points().size(), mark.parts().size()); i++) {
            Mark.Part part = mark.parts().get(i);
            int span = i < compared.spans().size() ? compared.spans().get(i) : 0;
            String words = span > 0 && span <= clauses.size() ? clauses.get(span - 1) : "";
            boolean right = part.standing() == Mark.Standing.RIGHT;
            boolean wrong = part.standing() == Mark.Standing.WRONG;
            claims.add(new ReportView.Claim(
                    Inputs.unwrapped(variant.html(open.points().get(i).text())),
                    words,
                    right ? "right" : wrong ? "wrong" : "open",
                    right ? "✓" : wrong ? "✗" : "○",
                    part.typed()));
        }
        List<String> kept = mark.parts().stream()
                .skip(open.points().size())
                .map(p -> p.mistake())
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toList());
        for (String key : kept) {
            claims.add(new ReportView.Claim(
                    bank.mistake(key).map(m -> Inputs.escaped(m.title())).orElse(key),
                    "",
                    "wrong",
                    "✗",
                    "a trap that you stood by"));
        }
        return claims;
    }
}
