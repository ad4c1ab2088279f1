package dev.logodds.srs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer led to its date: the equations of FSRS-6 with the numbers of this very answer, in the order in which they are
 * worked out.
 */
public record Explanation(List<Line> lines) {
    /**
     * A step.
     *
     * @param words what it says, for someone who has never seen the equation
     * @param equation LaTeX: the symbols
     * @param numbers LaTeX: the same with its numbers and the result
     */
    public record Line(String words, String equation, String numbers) {}

    /**
     * The steps from a memory to the memory after an answer, and from there to days.
     *
     * @param before null for the first answer
     * @param elapsedDays whole days of study since the review before
     * @param desiredRetention what the interval aims at
     */
    public static Explanation of(
            Parameters parameters, @Nullable Memory before, int elapsedDays, Rating rating, double desiredRetention) {
        MemoryModel model = new MemoryModel(parameters);
        Memory after = model.next(before, elapsedDays, rating);
        List<Line> lines = new ArrayList<>();
        if (before == null) lines.addAll(first(parameters, rating, after));
        else lines.addAll(later(parameters, model, before, elapsedDays, rating, after));
        lines.add(interval(parameters, model, after, desiredRetention));
        return new Explanation(List.copyOf(lines));
    }

    private static List<Line> first(Parameters p, Rating rating, Memory after) {
        int g = rating.grade();
        return List.of(
                new Line(
                        "A first answer sets the stability: the days after which you would still recall it with 90%.",
                        "S = w_{%d}".formatted(g - 1), "S = %s".formatted(n(after.stability()))),
                new Line(
                        "It also sets how hard the item is for you, from 1 to 10.",
                        "D = w_4 - e^{w_5(G-1)} + 1",
                        "D = %s - e^{%s\\cdot %d} + 1 = %s"
                                .formatted(n(p.w(4)), n(p.w(5)), g - 1, n(after.difficulty()))));
    }

    private static List<Line> later(
            Parameters p, MemoryModel model, Memory before, int days, Rating rating, Memory after) {
        double r = model.retrievability(before.stability(), days);
        double factor = Math.pow(0.9, -1 / p.w(20)) - 1;
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "How likely you were to recall it: a curve that falls with the days and the more slowly the more stable the memory is.",
                "R = \\left(1 + F\\,\\tfrac{t}{S}\\right)^{-w_{20}}",
                "R = \\left(1 + %s\\cdot\\tfrac{%d}{%s}\\right)^{-%s} = %s"
                        .formatted(n(factor), days, n(before.stability()), n(p.w(20)), n(r))));
        lines.add(stability(p, before, days, rating, r, after));
        lines.add(difficulty(p, before, rating, after));
        return lines;
    }

    private static Line stability(Parameters p, Memory before, int days, Rating rating, double r, Memory after) {
        String s = n(before.stability());
        if (days == 0) {
            return new Line(
                    "On the same day a review moves the stability a little; a success never shortens it.",
                    "S' = S\\,e^{w_{17}(G-3+w_{18})}\\,S^{-w_{19}}",
                    "S' = %s\\cdot e^{%s(%d-3+%s)}\\cdot %s^{-%s} \\;\\to\\; %s"
                            .formatted(s, n(p.w(17)), rating.grade(), n(p.w(18)), s, n(p.w(19)), n(after.stability())));
        }
        if (!rating.recalled()) {
            return new Line(
                    "You forgot, so the stability falls: less the easier the item is, and never above what it was.",
                    "S' = \\min\\!\\left(w_{11}D^{-w_{12}}\\left((S+1)^{w_{13}}-1\\right)e^{w_{14}(1-R)},\\; S\\,e^{-w_{17}w_{18}}\\right)",
                    "S' = \\min\\!\\left(%s\\cdot %s^{-%s}\\left(%s^{%s}-1\\right)e^{%s\\cdot %s},\\; %s\\right) = %s"
                            .formatted(
                                    n(p.w(11)),
                                    n(before.difficulty()),
                                    n(p.w(12)),
                                    n(before.stability() + 1),
                                    n(p.w(13)),
                                    n(p.w(14)),
                                    n(1 - r),
                                    n(before.stability() * Math.exp(-p.w(17) * p.w(18))),
                                    n(after.stability())));
        }
        String bonus = rating == Rating.HARD ? "\\,w_{15}" : rating == Rating.EASY ? "\\,w_{16}" : "";
        String times =
                rating == Rating.HARD ? "\\cdot " + n(p.w(15)) : rating == Rating.EASY ? "\\cdot " + n(p.w(16)) : "";
        return new Line(
                "You recalled it, so the stability grows: more the closer you were to forgetting, less the harder the item and the more stable it already is.",
                "S' = S\\left(1 + e^{w_8}(11-D)\\,S^{-w_9}\\left(e^{w_{10}(1-R)}-1\\right)" + bonus + "\\right)",
                "S' = %s\\left(1 + e^{%s}(11-%s)\\cdot %s^{-%s}\\left(e^{%s\\cdot %s}-1\\right)%s\\right) = %s"
                        .formatted(
                                s,
                                n(p.w(8)),
                                n(before.difficulty()),
                                s,
                                n(p.w(9)),
                                n(p.w(10)),
                                n(1 - r),
                                times,
                                n(after.stability())));
    }

    private static Line difficulty(Parameters p, Memory before, Rating rating, Memory after) {
        String d = n(before.difficulty());
        return new Line(
                "The difficulty moves towards 10 after a miss and towards 1 after an easy answer, by less the nearer it is to 10.",
                "D' = w_7 D_0(4) + (1-w_7)\\left(D - w_6(G-3)\\tfrac{10-D}{9}\\right)",
                "D' \\approx %s - %s\\cdot(%d-3)\\cdot\\tfrac{10-%s}{9} \\;\\to\\; %s"
                        .formatted(d, n(p.w(6)), rating.grade(), d, n(after.difficulty())));
    }

    private static Line interval(Parameters p, MemoryModel model, Memory after, double retention) {
        double factor = Math.pow(0.9, -1 / p.w(20)) - 1;
        return new Line(
                "The days until the chance of recall has fallen to the %s%% you want.".formatted(n(retention * 100)),
                "I = \\tfrac{S'}{F}\\left(r^{-1/w_{20}} - 1\\right)",
                "I = \\tfrac{%s}{%s}\\left(%s^{-1/%s} - 1\\right) = %s"
                        .formatted(
                                n(after.stability()),
                                n(factor),
                                n(retention),
                                n(p.w(20)),
                                n(model.daysUntil(retention, after.stability()))));
    }

    /** Up to four digits that matter. */
    static String n(double value) {
        double size = Math.abs(value);
        String text = String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.4f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
