package dev.logodds.lab;

import dev.logodds.fit.Calibration;
import dev.logodds.fit.Ranking;
import dev.logodds.fit.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the lab on rare positives shows. */
final class RebalancingPlots {
    private static final double LEAST = 1e-4;
    private static final int MOST_SLOPES = 5;

    private RebalancingPlots() {}

    /** A line of log-odds on fresh rows. */
    @SuppressWarnings("ArrayRecordComponent")
    record Judged(Rebalancing.Line line, double[] p, double mean, Ranking ranking, double logLoss, double brier) {
        static Judged of(Rebalancing.Line line, Sample fresh) {
            double[] p = line.probabilities(fresh);
            double[] w = Scores.ones(p.length);
            return new Judged(
                    line,
                    p,
                    Arrays.stream(p).average().orElse(Double.NaN),
                    Ranking.of(fresh.y(), p, w),
                    Scores.logLoss(fresh.y(), p, w),
                    Scores.brier(fresh.y(), p, w));
        }

        double auc() {
            return ranking.auc();
        }
    }

    static Plot coefficients(
            String id, String title, List<Rebalancing.Line> lines, ToDoubleFunction<Rebalancing.Line> f) {
        boolean slope = id.equals("slope");
        List<Forest.Row> rows = lines.stream()
                .map(l -> slope && Double.isFinite(l.error())
                        ? Forest.Row.around(l.name(), f.applyAsDouble(l), l.error(), l.style())
                        : new Forest.Row(l.name(), f.applyAsDouble(l), l.style()))
                .toList();
        return Forest.of(
                id,
                title + " of each fit",
                slope ? "slope" : "intercept",
                rows,
                slope && lines.getFirst().name().equals("truth") ? 1 : 0,
                "",
                3);
    }

    static Plot reliability(List<Judged> judged, Sample fresh, double share, boolean own) {
        List<Plot.Mark> marks = new ArrayList<>();
        double lowest = share;
        for (Judged j : fitted(judged)) {
            Calibration calibration =
                    Calibration.of(fresh.y(), j.p(), Scores.ones(fresh.rows()), new Calibration.Binning.EqualMass(8));
            List<Plot.Point> points = Curves.reliability(calibration).stream()
                    .filter(p -> p.y() > 0)
                    .toList();
            if (points.isEmpty()) continue;
            for (Plot.Point p : points) lowest = Math.min(lowest, Math.min(p.x(), p.y()));
            marks.add(new Plot.Line(j.line().style(), j.line().name(), points));
            marks.add(new Plot.Points(j.line().style(), "", points));
        }
        double least = own ? Math.max(LEAST, Math.pow(10, Math.floor(Math.log10(lowest)))) : LEAST;
        marks.addFirst(
                new Plot.Line(Plot.Style.FAINT, "", List.of(new Plot.Point(least, least), new Plot.Point(1, 1))));
        // what a forecast of ½ of a rebalanced model is worth
        marks.add(new Plot.Dot(Plot.Style.FAINT, "½ put right", new Plot.Point(0.5, share)));
        return new Plot(
                "reliability",
                "Reliability on " + Show.grouped(fresh.rows())
                        + (own ? " rows held out" : " fresh rows")
                        + ", both axes by powers of ten; bins without a positive are left out",
                Plot.Axis.log("mean forecast of a bin", least, 1),
                Plot.Axis.log("share of positives in it", least, 1),
                Plot.SQUARE,
                marks);
    }

    /** All but the truth, where it is known. */
    private static List<Judged> fitted(List<Judged> judged) {
        return judged.stream().filter(j -> !j.line().name().equals("truth")).toList();
    }

    static Plot roc(List<Judged> judged) {
        List<Plot.Mark> marks = new ArrayList<>();
        List<Judged> fitted = fitted(judged);
        for (Judged j : fitted) marks.add(new Plot.Line(j.line().style(), "", Curves.roc(j.ranking())));
        for (int k = 0; k < fitted.size(); k++)
            marks.add(new Plot.Note(
                    fitted.get(k).line().style(),
                    fitted.get(k).line().name() + ": AUC "
                            + Show.n(fitted.get(k).auc(), 4),
                    new Plot.Point(0.66, 0.25 - 0.07 * k)));
        return Curves.roc("roc", "ROC curves on the same rows: one upon the other", Plot.SQUARE, marks);
    }

    static Lab.Table table(List<Judged> judged, Sample fresh, List<String> names) {
        List<String> head = new ArrayList<>(List.of("Fit", "Intercept"));
        int slopes = Math.min(MOST_SLOPES, names.size());
        for (String name : names.subList(0, slopes)) head.add(names.size() == 1 ? "Slope" : name);
        head.addAll(List.of("Mean p", "AUC", "Log loss", "Brier"));
        double base = Arrays.stream(fresh.y()).sum() / fresh.rows();
        return new Lab.Table(
                "The fits on fresh rows, base rate " + Show.percent(base, 2),
                head,
                judged.stream().map(j -> row(j, slopes)).toList());
    }

    private static List<String> row(Judged j, int slopes) {
        List<String> row = new ArrayList<>(List.of(j.line().name()));
        for (int k = 0; k <= slopes; k++) row.add(Show.n(j.line().w()[k], 4));
        row.addAll(List.of(Show.n(j.mean(), 5), Show.n(j.auc(), 4), Show.n(j.logLoss(), 4), Show.n(j.brier(), 5)));
        return row;
    }
}
