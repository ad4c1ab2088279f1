package dev.logodds.grill;

import dev.logodds.question.Mark;
import dev.logodds.question.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an interview adds up to.
 *
 * @param judged every question that was asked
 * @param axes 0 to 4 for each axis on which there is anything to go by
 * @param band null while answers in words are still to be compared
 * @param brier mean squared difference between how sure the learner was of each probe and whether it was right (Brier 1950)
 */
public record Report(
        Grill grill,
        List<Judged> judged,
        Map<Axis, Integer> axes,
        @Nullable Band band,
        OptionalDouble brier) {
    private static final double FEW_RIGHT = 1.5;

    public Report {
        judged = List.copyOf(judged);
        axes = Map.copyOf(axes);
    }

    /** What an interviewer would say. */
    public enum Band {
        NOT_YET("Not yet"),
        BORDERLINE("Borderline"),
        YES("Yes"),
        STRONG_YES("Strong yes");

        private final String title;

        Band(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How a topic fared. */
    public record Tally(String topic, int right, int asked, Duration spent, Duration target) {}

    /** A named mistake and where it was made. */
    public record Trap(String mistake, List<Integer> positions) {}

    public static Report of(Grill grill, List<Judged> judged) {
        Map<Axis, Integer> axes = axes(grill, judged);
        boolean open = !grill.closed() && judged.stream().anyMatch(j -> j.standing() == Judged.Standing.OPEN);
        return new Report(grill, judged, axes, open ? null : band(grill, judged, axes), brier(judged));
    }

    public int right() {
        return (int) judged.stream().filter(Judged::right).count();
    }

    public int asked() {
        return (int) judged.stream()
                .filter(j -> j.standing() != Judged.Standing.GONE)
                .count();
    }

    /** How many of the questions asked were cold. */
    public int cold() {
        return (int) judged.stream().filter(j -> j.slot().cold()).count();
    }

    /** How many must be right; 0 where nothing is counted. */
    public int pass() {
        return grill.plan().format().pass(asked());
    }

    public boolean passed() {
        return pass() > 0 && right() >= pass();
    }

    private static Map<Axis, Integer> axes(Grill grill, List<Judged> judged) {
        Map<Axis, Integer> axes = new EnumMap<>(Axis.class);
        share(judged.stream().filter(Report::checked).map(Report::worth)).ifPresent(s -> axes.put(Axis.CORRECTNESS, s));
        // one formula more or less is no evidence of how somebody derives
        long formulas = judged.stream().filter(Report::derived).count();
        boolean whole = judged.stream().anyMatch(j -> j.question() instanceof Question.Derivation);
        if (formulas > 1 || whole) {
            share(judged.stream().filter(Report::derived).map(Report::worth))
                    .ifPresent(s -> axes.put(Axis.DERIVATION, s));
        }
        axes.putAll(grill.own());
        return axes;
    }

    private static java.util.Optional<Integer> share(Stream<Double> worths) {
        OptionalDouble mean = worths.mapToDouble(Double::doubleValue).average();
        return mean.isPresent()
                ? java.util.Optional.of((int) Math.round(4 * mean.getAsDouble()))
                : java.util.Optional.empty();
    }

    /** Whether the engine can say if it is right: everything that was asked but what is only in words. */
    private static boolean checked(Judged j) {
        return j.question() != null && !(j.question() instanceof Question.Open);
    }

    private static boolean derived(Judged j) {
        return j.question() instanceof Question.Formula || j.question() instanceof Question.Derivation;
    }

    /** From 0 to 1; a derivation counts by its lines. */
    private static double worth(Judged j) {
        if (j.right()) return 1;
        Mark mark = j.mark();
        if (mark == null || !(j.question() instanceof Question.Derivation)) return 0;
        long sound = mark.parts().stream()
                .filter(p -> p.standing() == Mark.Standing.RIGHT)
                .count();
        // not finished is not right, however good the lines are
        return mark.parts().isEmpty() ? 0 : 0.75 * sound / mark.parts().size();
    }

    private static Band band(Grill grill, List<Judged> judged, Map<Axis, Integer> axes) {
        if (axes.values().stream().anyMatch(v -> v <= 1)) return Band.NOT_YET;
        long asked = judged.stream()
                .filter(j -> j.standing() != Judged.Standing.GONE)
                .count();
        long right = judged.stream().filter(Judged::right).count();
        int pass = grill.plan().format().pass((int) asked);
        if (right < pass) return right >= 0.85 * pass ? Band.BORDERLINE : Band.NOT_YET;
        if (pass > 0 && axes.isEmpty()) return right == asked ? Band.STRONG_YES : Band.YES;
        double mean =
                axes.values().stream().mapToInt(Integer::intValue).average().orElse(0);
        if (mean >= 3.5) return Band.STRONG_YES;
        return mean >= 2.5 || pass > 0 ? Band.YES : mean >= FEW_RIGHT ? Band.BORDERLINE : Band.NOT_YET;
    }

    private static OptionalDouble brier(List<Judged> judged) {
        List<Double> squares = new ArrayList<>();
        for (Judged j : judged) {
            Event.Compared compared = j.reply().compared();
            if (compared == null || !(j.question() instanceof Question.Open open)) continue;
            List<Question.Probe> probes = open.points().stream()
                    .map(Question.KeyPoint::probe)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            int count = Math.min(
                    probes.size(),
                    Math.min(compared.probes().size(), compared.sure().size()));
            for (int i = 0; i < count; i++) {
                double was = compared.probes().get(i) == probes.get(i).right() ? 1 : 0;
                double said = compared.sure().get(i) / 100.0;
                squares.add((said - was) * (said - was));
            }
        }
        return squares.stream().mapToDouble(Double::doubleValue).average();
    }

    /** By topic, the weakest first. */
    public List<Tally> topics() {
        Map<String, List<Judged>> by = judged.stream()
                .filter(j -> j.question() != null)
                .collect(Collectors.groupingBy(
                        j -> j.question() == null ? "" : j.question().meta().topic(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return by.entrySet().stream()
                .map(e -> tally(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingDouble(t -> t.right() / (double) t.asked()))
                .toList();
    }

    private static Tally tally(String topic, List<Judged> of) {
        return new Tally(
                topic,
                (int) of.stream().filter(Judged::right).count(),
                of.size(),
                of.stream().map(j -> j.reply().spent()).reduce(Duration.ZERO, Duration::plus),
                Duration.ofSeconds(
                        of.stream().mapToLong(j -> j.slot().seconds()).sum()));
    }

    /** Every named mistake with the questions where it was made, the most frequent first. */
    public List<Trap> traps() {
        Map<String, List<Integer>> by = new LinkedHashMap<>();
        for (Judged j : judged) {
            mistakes(j)
                    .forEach(key ->
                            by.computeIfAbsent(key, k -> new ArrayList<>()).add(j.position()));
        }
        return by.entrySet().stream()
                .map(e -> new Trap(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingInt((Trap t) -> t.positions().size())
                        .reversed())
                .toList();
    }

    private static Stream<String> mistakes(Judged j) {
        Mark mark = j.mark();
        if (mark == null || j.right()) return Stream.empty();
        return Stream.concat(
                        Stream.ofNullable(mark.verdict().mistake()),
                        mark.parts().stream().map(Mark.Part::mistake))
                .filter(java.util.Objects::nonNull)
                .filter(k -> !k.equals(OVER_CLAIMED) && !k.equals(LEFT_OUT))
                .distinct();
    }

    private static final String OVER_CLAIMED = "OVER_CLAIMED";
    private static final String LEFT_OUT = "POINT_LEFT_OUT";

    /** Points that were claimed though the probe says otherwise, by position. */
    public Map<Integer, Long> overClaims() {
        Map<Integer, Long> claims = new LinkedHashMap<>();
        for (Judged j : judged) {
            Mark mark = j.mark();
            if (mark == null) continue;
            long over = mark.parts().stream()
                    .filter(p -> OVER_CLAIMED.equals(p.mistake()))
                    .count();
            if (over > 0) claims.put(j.position(), over);
        }
        return claims;
    }

    /** The positions of answers in words that are still to be compared. */
    public List<Integer> open() {
        return IntStream.range(0, judged.size())
                .filter(i -> judged.get(i).standing() == Judged.Standing.OPEN)
                .boxed()
                .toList();
    }
}
