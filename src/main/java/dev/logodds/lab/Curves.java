package dev.logodds.lab;

import dev.logodds.fit.Calibration;
import dev.logodds.fit.Ranking;
import dev.logodds.fit.Scores;
import java.util.ArrayList;
import java.util.List;

/** Reliability diagrams and ROC curves from labels and scores. */
final class Curves {
    private static final int SHOWN = 120;

    private Curves() {}

    static final Plot.Line DIAGONAL =
            new Plot.Line(Plot.Style.FAINT, "", List.of(new Plot.Point(0, 0), new Plot.Point(1, 1)));

    /** A few points of the ROC curve. */
    static List<Plot.Point> roc(double[] y, double[] score) {
        return roc(Ranking.of(y, score, Scores.ones(y.length)));
    }

    static List<Plot.Point> roc(Ranking ranking) {
        List<Ranking.Point> all = ranking.points();
        List<Plot.Point> points = new ArrayList<>();
        double every = Math.max(1, (all.size() - 1) / (double) SHOWN);
        for (double k = 0; k < all.size() - 1; k += every) points.add(at(all.get((int) k)));
        points.add(at(all.getLast()));
        return points;
    }

    private static Plot.Point at(Ranking.Point p) {
        return new Plot.Point(p.confusion().falsePositiveRate(), p.confusion().recall());
    }

    static Plot roc(String id, String title, int height, List<Plot.Mark> curves) {
        List<Plot.Mark> marks = new ArrayList<>(List.of(DIAGONAL));
        marks.addAll(curves);
        return new Plot(
                id,
                title,
                new Plot.Axis("share of the negatives called positive", 0, 1),
                new Plot.Axis("share of the positives found", 0, 1),
                height,
                marks);
    }

    static List<Plot.Point> reliability(Calibration calibration) {
        return calibration.bins().stream()
                .map(b -> new Plot.Point(b.meanProbability(), b.frequency()))
                .toList();
    }
}
