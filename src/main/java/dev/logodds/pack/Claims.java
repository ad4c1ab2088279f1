package dev.logodds.pack;

import dev.logodds.formula.Tensor;
import dev.logodds.question.Answer;
import dev.logodds.question.Bindings;
import dev.logodds.question.Gap;
import dev.logodds.question.Interpreting;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.Traps;
import dev.logodds.question.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a question claims: answers that are right, and answers that are wrong with their mistake. */
final class Claims {
    /** Something to be tried. {@code part} says where it stands. */
    sealed interface Claim {
        String part();
    }

    /** An answer that must be accepted. */
    record Right(String part, String answer) implements Claim {}

    /** An answer that must be rejected, with its mistake and its first bad line where they are given. */
    record Wrong(
            String part,
            String answer,
            @Nullable String mistake,
            @Nullable Integer line) implements Claim {}

    /** Something that is wrong with the question itself. */
    record Fault(String part, String message) implements Claim {}

    private final Variant variant;
    private final Bindings bound;
    private final List<Claim> claims = new ArrayList<>();

    private Claims(Variant variant) {
        this.variant = variant;
        this.bound = variant.bindings();
    }

    static List<Claim> of(Variant variant) {
        Claims claims = new Claims(variant);
        claims.gather();
        return claims.claims;
    }

    private void right(String part, String answer) {
        claims.add(new Right(part, answer));
    }

    private void wrong(String part, String answer, @Nullable String mistake) {
        claims.add(new Wrong(part, answer, mistake, null));
    }

    private void fault(String part, String message) {
        claims.add(new Fault(part, message));
    }

    private void gather() {
        switch (variant.question()) {
            case Question.Choice q -> choice(q);
            case Question.Choices q -> choices(q);
            case Question.Numeric q -> {
                right("answer", exactly(bound.number(q.answer())));
                q.reject().forEach((e, key) -> wrong("reject " + e, exactly(bound.number(e)), key));
            }
            case Question.Matrix q -> matrix(q);
            case Question.Formula q -> {
                if (q.accept().isEmpty()) fault("accept", "a formula needs at least one accepted answer");
                for (int i = 0; i < q.accept().size(); i++)
                    right("accept " + i, q.accept().get(i));
                q.reject().forEach((answer, key) -> wrong("reject " + answer, answer, key));
            }
            case Question.Derivation q -> derivation(q);
            case Question.Interpretation q -> interpretation(q);
            case Question.Order q -> order(q);
            case Question.Match q -> match(q);
            case Question.Cloze q -> cloze(q);
            case Question.Open q -> open(q);
            case Question.Card ignored -> {}
        }
    }

    private static String exactly(double value) {
        return String.format(Locale.ROOT, "%.12g", value);
    }

    private void distinct(String part, List<Prose> texts, String what) {
        Set<String> seen = new HashSet<>();
        texts.forEach(t -> {
            String text = t.source(bound).strip();
            if (!seen.add(text)) fault(part, "two " + what + " read the same: " + text);
        });
    }

    private void choice(Question.Choice q) {
        distinct("Options", q.options().stream().map(Question.Option::text).toList(), "options");
        for (int i = 0; i < q.options().size(); i++) {
            Question.Option option = q.options().get(i);
            if (option.right()) right("Options", String.valueOf(i + 1));
            else wrong("Options", String.valueOf(i + 1), option.mistake());
        }
    }

    private void choices(Question.Choices q) {
        distinct("Options", q.options().stream().map(Question.Option::text).toList(), "options");
        List<Integer> ticked = IntStream.range(0, q.options().size())
                .filter(i -> q.options().get(i).right())
                .mapToObj(i -> i + 1)
                .toList();
        right("Options", Answer.spelled(ticked));
        for (int i = 1; i <= q.options().size(); i++) {
            List<Integer> flipped = new ArrayList<>(ticked);
            if (!flipped.remove(Integer.valueOf(i))) flipped.add(i);
            wrong("Options", Answer.spelled(flipped), q.options().get(i - 1).mistake());
        }
    }

    private void matrix(Question.Matrix q) {
        Tensor value = bound.value(q.answer());
        if (value.rows() > 6 || value.cols() > 6) fault("answer", "at most 6 × 6 entries can be asked for");
        if (!q.entries().isEmpty() && q.entries().size() != value.rows()) {
            fault(
                    "answer",
                    "there are " + value.rows() + " rows, but " + q.entries().size() + " names for them");
        }
        right("answer", entries(value));
        q.reject().forEach((e, key) -> {
            Tensor other = bound.value(e);
            if (other.rows() == value.rows() && other.cols() == value.cols()) wrong("reject " + e, entries(other), key);
            else fault("reject " + e, "'" + e + "' is not of the answer's shape");
        });
    }

    private static String entries(Tensor value) {
        return Answer.of(value.stream().mapToObj(Claims::exactly).toList());
    }

    private void derivation(Question.Derivation q) {
        if (q.accept().isEmpty()) fault("accept", "a derivation needs at least one accepted answer");
        for (int i = 0; i < q.accept().size(); i++)
            right("accept " + i, q.accept().get(i));
        for (int i = 0; i < q.reject().size(); i++) {
            Question.Wrong wrong = q.reject().get(i);
            claims.add(
                    new Wrong("reject " + i, wrong.lines(), wrong.mistake(), wrong.line() == 0 ? null : wrong.line()));
        }
    }

    private void interpretation(Question.Interpretation q) {
        List<String> held = q.reading().others() ? List.of("fixed") : List.of();
        Interpreting.sentences(q, bound).forEach(s -> right("reading", Answer.of(joined(held, s))));
        Interpreting.misread(q, bound).forEach((key, s) -> wrong("reading", Answer.of(joined(held, s)), key));
    }

    private static List<String> joined(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private void order(Question.Order q) {
        distinct("Lines", q.lines(), "lines");
        List<Integer> right = new ArrayList<>(
                IntStream.rangeClosed(1, q.lines().size()).boxed().toList());
        right("Lines", Answer.spelled(right));
        q.also().forEach(o -> right("also", o));
        q.reject().forEach((o, key) -> wrong("reject " + o, o, key));
        Collections.reverse(right);
        if (!q.also().contains(Answer.spelled(right))) {
            wrong("Lines", Answer.spelled(right), q.reject().get(Answer.spelled(right)));
        }
    }

    private void match(Question.Match q) {
        distinct("Pairs", q.left(), "left sides");
        List<Integer> right = q.right().stream().map(i -> i + 1).toList();
        right("Pairs", Answer.spelled(right));
        for (int i = 0; i < right.size(); i++) {
            List<Integer> other = new ArrayList<>(right);
            other.set(i, right.get(i) % q.partners().size() + 1);
            if (q.partners().size() > 1) wrong("Pairs", Answer.spelled(other), null);
        }
    }

    private void cloze(Question.Cloze q) {
        List<String> right = q.gaps().stream().map(this::filling).toList();
        right("Text", Answer.of(right));
        for (int i = 0; i < q.gaps().size(); i++) {
            Gap gap = q.gaps().get(i);
            String part = "gap " + gap.name();
            for (String other : others(gap)) right(part, Answer.of(with(right, i, other)));
            int at = i;
            gap.reject().forEach((text, key) -> {
                String typed = gap instanceof Gap.Number ? exactly(bound.number(text)) : text;
                wrong(part, Answer.of(with(right, at, typed)), key);
            });
        }
    }

    private String filling(Gap gap) {
        return switch (gap) {
            case Gap.Pick pick -> pick.right();
            case Gap.Words words -> words.right().getFirst();
            case Gap.Number number -> exactly(bound.number(number.answer()));
            case Gap.Formula formula -> formula.reference();
        };
    }

    private static List<String> others(Gap gap) {
        return switch (gap) {
            case Gap.Pick ignored -> List.of();
            case Gap.Words words -> words.right();
            case Gap.Number ignored -> List.of();
            case Gap.Formula formula -> formula.accept();
        };
    }

    private static List<String> with(List<String> parts, int at, String other) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(at, other);
        return changed;
    }

    private void open(Question.Open q) {
        List<Integer> points = new ArrayList<>();
        List<Integer> probes = new ArrayList<>();
        for (int i = 0; i < q.points().size(); i++) {
            points.add(i + 1);
            Question.Probe probe = q.points().get(i).probe();
            if (probe == null) continue;
            distinct(
                    "Key points",
                    probe.options().stream().map(Question.Option::text).toList(),
                    "options of a probe");
            probes.add(probe.right());
        }
        String text = "An answer that says it all.";
        right("Key points", open(points, probes, "", text));
        for (int i = 0; i < probes.size(); i++) {
            List<Integer> other = new ArrayList<>(probes);
            other.set(i, probes.get(i) % 2 + 1);
            wrong("Key points", open(points, other, "", text), "OVER_CLAIMED");
        }
        q.traps()
                .forEach((key, phrases) -> phrases.forEach(p -> {
                    String said = "I would say " + Traps.example(p) + " here.";
                    wrong("traps", open(points, probes, key, said), key);
                }));
    }

    private static String open(List<Integer> points, List<Integer> probes, String traps, String text) {
        return Answer.open(points, probes, traps.isEmpty() ? List.of() : List.of(traps), text);
    }
}
