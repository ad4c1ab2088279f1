package dev.logodds.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How answers are spelled as text, so that every kind is stored, drafted and shown in one way: what was typed as it is; a pick as
 * its number from 1 in the author's order; several picks, an order or partners as numbers with spaces; parts as one line each; and
 * an open answer as {@code points:} and {@code probes:} lines before its text.
 */
public final class Answer {
    private Answer() {}

    /** A number from 1 to {@code most}, or 0. */
    public static int index(String text, int most) {
        String t = text.strip();
        int n = t.matches("[1-9][0-9]?") ? Integer.parseInt(t) : 0;
        return n <= most ? n : 0;
    }

    /** Numbers from 1 to {@code most}; what is none is 0. */
    public static List<Integer> indices(String text, int most) {
        if (text.isBlank()) return List.of();
        return Arrays.stream(text.strip().split("[\\s,]+"))
                .map(t -> index(t, most))
                .toList();
    }

    /** The parts of an answer, {@code count} of them; those that are missing are empty. */
    public static List<String> parts(String answer, int count) {
        List<String> lines = answer.lines().toList();
        return IntStream.range(0, count)
                .mapToObj(i -> i < lines.size() ? lines.get(i).strip() : "")
                .toList();
    }

    /** Parts as one answer. */
    public static String of(List<String> parts) {
        return String.join(
                "\n", parts.stream().map(p -> p.replaceAll("\\s+", " ").strip()).toList());
    }

    /**
     * An open answer.
     *
     * @param points the key points ticked, from 1
     * @param probes the options picked, one for each essential point, 0 for none
     * @param traps the keys of the traps that the learner stands by
     */
    public static String open(List<Integer> points, List<Integer> probes, List<String> traps, String text) {
        return "points: " + spelled(points) + "\nprobes: " + spelled(probes) + "\ntraps: " + String.join(" ", traps)
                + "\n" + text;
    }

    /**
     * An open answer.
     *
     * @param points the key points that the learner ticks, from 1
     * @param probes for each essential point in order, the option picked, from 1; 0 for none
     * @param kept the traps that the learner stands by, by key
     */
    public record Open(String text, Set<Integer> points, List<Integer> probes, Set<String> kept) {}

    /** Reads an open answer; a bare text has no points yet. */
    public static Open opened(String answer) {
        String points = "";
        String probes = "";
        String kept = "";
        List<String> lines = new ArrayList<>(answer.lines().toList());
        while (!lines.isEmpty() && lines.getFirst().matches("(points|probes|traps):.*")) {
            String line = lines.removeFirst();
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("points")) points = value;
            else if (line.startsWith("probes")) probes = value;
            else kept = value;
        }
        Set<String> traps =
                Arrays.stream(kept.split("\\s+")).filter(k -> !k.isEmpty()).collect(Collectors.toSet());
        return new Open(String.join("\n", lines).strip(), new TreeSet<>(indices(points, 9)), indices(probes, 9), traps);
    }

    /** What was written of an open answer. */
    public static String text(String open) {
        return opened(open).text();
    }

    /** Numbers with spaces between. */
    public static String spelled(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
