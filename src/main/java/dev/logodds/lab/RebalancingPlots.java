package dev.logodds.lab;

import dev.logodds.fit.Calibration;
import dev.logodds.fit.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the lab on rare positives shows. */
final class RebalancingPlots {
    private static final double LEAST = 1e-4;

    private RebalancingPlots() {}

    /** A line of log-odds on fresh rows. */
    @SuppressWarnings("ArrayRecordComponent")
    record Judged(Rebalancing.Line line, double[] p, double mean, double auc, double logLoss, double brier) {
        static Judged of(Rebalancing.Line line, Sample fresh) {
            double[] p = line.probabilities(fresh);
            double[] w = Scores.ones(p.length);
            return new Judged(
                    line,
                    p,
                    Arrays.stream(p).average().orElse(Double.NaN),
                    Rebalancing.auc(fresh.y(), p),
                    Scores.logLoss(fresh.y(), p, w),
                    Scores.brier(fresh.y(), p, w));
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
        return Forest.of(id, title + " of each fit", slope ? "slope of x" : "intercept", rows, slope ? 1 : 0, "", 3);
    }

    static Plot reliability(List<Judged> judged, Sample fresh) {
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(new Plot.Line(Plot.Style.FAINT, "", List.of(new Plot.Point(LEAST, LEAST), new Plot.Point(1, 1))));
        for (Judged j : judged.subList(1, judged.size())) {
            Calibration calibration =
                    Calibration.of(fresh.y(), j.p(), Scores.ones(fresh.rows()), new Calibration.Binning.EqualMass(8));
            List<Plot.Point> points = Curves.reliability(calibration).stream()
                    .filter(p -> p.y() > 0)
                    .toList();
            if (points.isEmpty()) continue;
            marks.add(new Plot.Line(j.line().style(), j.line().name(), points));
            marks.add(new Plot.Points(j.line().style(), "", points));
        }
        return new Plot(
                "reliability",
                "Reliability on 10 000 fresh rows, both axes by powers of ten; bins without a positive are left out",
                Plot.Axis.log("mean forecast of a bin", LEAST, 1),
                Plot.Axis.log("share of positives in it", LEAST, 1),
                Plot.SQUARE,
                marks);
    }

    static Plot roc(List<Judged> judged, Sample fresh) {
        List<Plot.Mark> marks = new ArrayList<>();
        for (Judged j : judged.subList(1, judged.size()))
            marks.add(new Plot.Line(j.line().style(), "", Curves.roc(fresh.y(), j.p())));
        for (int k = 1; k < judged.size(); k++)
            marks.add(new Plot.Note(
                    judged.get(k).line().style(),
                    judged.get(k).line().name() + ": AUC "
                            + Show.n(judged.get(k).auc(), 4),
                    new Plot.Point(0.66, 0.32 - 0.07 * k)));
        return Curves.roc("roc", "ROC curves on the same rows: one upon the other", Plot.SQUARE, marks);
    }

    static Lab.Table table(List<Judged> judged, Sample fresh) {
        double base = Arrays.stream(fresh.y()).sum() / fresh.rows();
        return new Lab.Table(
                "The fits on fresh rows, base rate " + Show.percent(base, 2),
                List.of("Fit", "Intercept", "Slope", "Mean p", "AUC", "Log loss", "Brier"),
                judged.stream()
                        .map(j -> List.of(
                                j.line().name(),
                                Show.n(j.line().intercept(), 4),
                                Show.n(j.line().slope(), 4),
                                Show.n(j.mean(), 5),
                                Show.n(j.auc(), 4),
                                Show.n(j.logLoss(), 4),
                                Show.n(j.brier(), 5)))
                        .toList());
    }
}
