package dev.logodds.pack;

import dev.logodds.formula.Checker;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Verdict;
import dev.logodds.question.Grader;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proves what a pack says: every answer that its author declares right is accepted, every wrong one is rejected with its mistake,
 * every text can be shown, for a number of seeds.
 */
public final class PackCheck {
    private static final int SEEDS = 20;
    /** Other numbers in the same sentence are typeset alike; that they can be computed is tried for every seed. */
    private static final int TYPESET = 1;

    private static final Pattern LINK = Pattern.compile("href=\"/(topics|questions|labs)/([a-z0-9/-]+)\"");

    private static final Pattern CODE = Pattern.compile("<code.*?</code>", Pattern.DOTALL);

    /** What was tried, and what did not hold. */
    public record Report(int questions, int accepts, int rejects, int seeds, List<PackProblem> problems) {
        static Report of(int questions, List<Report> parts) {
            return new Report(
                    questions,
                    parts.stream().mapToInt(Report::accepts).sum(),
                    parts.stream().mapToInt(Report::rejects).sum(),
                    SEEDS,
                    parts.stream()
                            .flatMap(p -> p.problems().stream())
                            .distinct()
                            .toList());
        }
    }

    private final Grader grader = new Grader(new Checker());
    private final Places places;
    private final QuestionBank bank;
    private final List<PackProblem> problems = new ArrayList<>();
    private int accepts;
    private int rejects;

    private PackCheck(PackReader.Result read) {
        this.places = read.places();
        this.bank = read.bank();
    }

    /** Checks everything that was read. */
    public static Report run(PackReader.Result read) {
        QuestionBank bank = read.bank();
        // the typesetter works through the pages while the questions are graded
        CompletableFuture<Report> texts = CompletableFuture.supplyAsync(() -> new PackCheck(read).texts());
        List<Question> asked = bank.everything().toList();
        return Report.of(asked.size(), List.of(texts.join(), run(read, asked)));
    }

    /** Checks some questions; several at a time, as each stands for itself. */
    public static Report run(PackReader.Result read, Collection<Question> questions) {
        List<Report> reports = questions.parallelStream()
                .map(q -> new PackCheck(read).question(q))
                .toList();
        return Report.of(questions.size(), reports);
    }

    private Report report(int questions) {
        return new Report(questions, accepts, rejects, SEEDS, List.copyOf(problems));
    }

    private Report texts() {
        bank.scenarios().values().forEach(s -> {
            show("scenario " + s.id(), "Brief", s.brief());
            show("scenario " + s.id(), "Debrief", s.debrief());
        });
        bank.topics().values().forEach(t -> t.stages().forEach(s -> show("topic " + t.id(), s.name(), s.text())));
        bank.labs().values().forEach(l -> {
            show("lab " + l.id(), "Introduction", l.introduction());
            show("lab " + l.id(), "What to notice", l.notice());
        });
        bank.mistakes().values().forEach(m -> {
            show("mistake " + m.key(), "Say", m.say());
            show("mistake " + m.key(), "Why", m.why());
        });
        return report(0);
    }

    private void show(String id, String part, Prose prose) {
        try {
            links(id, part, prose.html());
        } catch (RuntimeException e) {
            problem(id, part, "the text can't be shown: " + e.getMessage());
        }
    }

    /** Links to the app's own pages must lead somewhere. */
    private void links(String id, String part, String html) {
        if (CODE.matcher(html).replaceAll("").contains("{{")) {
            problem(id, part, "a {{ … }} is printed as it stands; in a table, write its bar as \\|");
        }
        LINK.matcher(html).results().forEach(link -> {
            String target = link.group(2);
            boolean known = switch (link.group(1)) {
                case "topics" -> bank.outline().containsKey(target);
                case "questions" -> bank.questions().containsKey(target);
                default -> bank.labs().containsKey(target);
            };
            if (!known) problem(id, part, "the link to " + link.group(1) + " '" + target + "' leads nowhere");
        });
    }

    private void problem(String id, String part, String message) {
        problems.add(places.of(id, part).problem(message));
    }

    private Report question(Question question) {
        String id = question.meta().id();
        int seeds = question.numbers().fresh() ? SEEDS : 1;
        for (int seed = 1; seed <= seeds && problems.isEmpty(); seed++) {
            try {
                Variant variant = Variant.of(question, seed);
                new Shown(variant).texts().forEach((part, prose) -> show(variant, part, prose));
                claims(variant);
            } catch (IllegalArgumentException e) {
                problem(id, "", "with seed " + seed + " the question does not work: " + e.getMessage());
            }
        }
        return report(1);
    }

    private void show(Variant variant, String part, List<Prose> texts) {
        for (Prose text : texts) {
            try {
                String shown = variant.seed() <= TYPESET ? variant.html(text) : text.source(variant.bindings());
                if (variant.seed() <= TYPESET) links(id(variant), part, shown);
            } catch (RuntimeException e) {
                problem(id(variant), part, "the text can't be shown" + with(variant) + ": " + e.getMessage());
            }
        }
    }

    private void claims(Variant variant) {
        for (Claims.Claim claim : Claims.of(variant)) {
            switch (claim) {
                case Claims.Right right -> right(variant, right);
                case Claims.Wrong wrong -> wrong(variant, wrong);
                case Claims.Fault fault -> problem(id(variant), fault.part(), fault.message() + with(variant));
            }
        }
    }

    private void right(Variant variant, Claims.Right claim) {
        accepts++;
        Verdict verdict = grader.grade(variant, claim.answer()).verdict();
        if (!verdict.outcome().isCorrect()) {
            problem(
                    id(variant),
                    claim.part(),
                    "'%s' is declared right, but is %s%s".formatted(claim.answer(), said(verdict), with(variant)));
        }
    }

    private void wrong(Variant variant, Claims.Wrong claim) {
        rejects++;
        Verdict verdict = grader.grade(variant, claim.answer()).verdict();
        boolean rejected = verdict.outcome() == Outcome.INCORRECT;
        if (!rejected) {
            problem(
                    id(variant),
                    claim.part(),
                    "'%s' is declared wrong, but is %s%s".formatted(claim.answer(), said(verdict), with(variant)));
        } else if (claim.mistake() != null && !claim.mistake().equals(verdict.mistake())) {
            problem(
                    id(variant),
                    claim.part(),
                    "'%s' is declared to be %s, but is %s%s"
                            .formatted(claim.answer(), claim.mistake(), said(verdict), with(variant)));
        } else if (claim.line() != null && !Objects.equals(claim.line(), verdict.line())) {
            problem(
                    id(variant),
                    claim.part(),
                    "line %d is declared the first bad one, but %s%s"
                            .formatted(claim.line(), said(verdict), with(variant)));
        }
    }

    private static String said(Verdict verdict) {
        return Stream.of(
                        verdict.outcome().key(),
                        verdict.mistake(),
                        verdict.line() == null ? null : "at line " + verdict.line(),
                        verdict.message())
                .filter(s -> s != null && !s.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    /** The draw that shows the problem, so that the author can see it too. */
    private static String with(Variant variant) {
        if (!variant.question().numbers().fresh()) return "";
        StringBuilder names = new StringBuilder();
        variant.bindings().numbers().entrySet().stream()
                .filter(e -> e.getValue().isScalar())
                .sorted(java.util.Map.Entry.comparingByKey())
                .limit(8)
                .forEach(
                        e -> names.append(", ").append(e.getKey()).append(" = ").append((float)
                                e.getValue().at(0, 0)));
        return " (seed " + variant.seed() + names + ")";
    }

    private static String id(Variant variant) {
        return variant.question().meta().id();
    }
}
