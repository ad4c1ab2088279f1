package dev.logodds.lab;

import dev.logodds.fit.Sigmoid;
import java.util.ArrayList;
import java.util.List;

/** What the lab on margins shows. */
final class MarginPlots {
    private MarginPlots() {}

    static Plot losses(double m, boolean bits) {
        return new Plot(
                "losses",
                "Three losses of one margin",
                new Plot.Axis("margin m", -3, 3),
                new Plot.Axis("loss", 0, 4),
                List.of(
                        new Plot.Line(
                                Plot.Style.FAINT,
                                "",
                                List.of(
                                        new Plot.Point(-3, 1),
                                        new Plot.Point(0, 1),
                                        new Plot.Point(0, 0),
                                        new Plot.Point(3, 0))),
                        new Plot.Note(Plot.Style.FAINT, "0–1 loss", new Plot.Point(-2.4, 0.8)),
                        new Plot.Line(
                                Plot.Style.OTHER,
                                "",
                                List.of(new Plot.Point(-3, 4), new Plot.Point(1, 0), new Plot.Point(3, 0))),
                        new Plot.Note(Plot.Style.OTHER, "hinge", new Plot.Point(-1.6, 3.2)),
                        new Plot.Line(
                                Plot.Style.MODEL, "", Plot.curve(-3, 3, 121, v -> MarginLosses.logistic(v, bits))),
                        new Plot.Note(
                                Plot.Style.MODEL,
                                bits ? "logistic, bits" : "logistic, nats",
                                new Plot.Point(1.6, 0.65)),
                        new Plot.Dot(Plot.Style.OTHER, "", new Plot.Point(m, MarginLosses.hinge(m))),
                        new Plot.Handle(
                                Plot.Style.MODEL,
                                Show.n(MarginLosses.logistic(m, bits), 3),
                                new Plot.Point(m, MarginLosses.logistic(m, bits)),
                                "m",
                                "")));
    }

    static Plot slopes(double m, boolean bits) {
        double unit = bits ? Math.log(2) : 1;
        return new Plot(
                "slopes",
                "Their slopes: how hard a point of that margin pulls",
                new Plot.Axis("margin m", -3, 3),
                new Plot.Axis("slope of the loss", -1.6, 0.2),
                List.of(
                        new Plot.Line(
                                Plot.Style.OTHER,
                                "hinge",
                                List.of(
                                        new Plot.Point(-3, -1),
                                        new Plot.Point(1, -1),
                                        new Plot.Point(1, 0),
                                        new Plot.Point(3, 0))),
                        new Plot.Line(
                                Plot.Style.MODEL, "logistic", Plot.curve(-3, 3, 121, v -> -Sigmoid.sigmoid(-v) / unit)),
                        new Plot.Vertical(Plot.Style.FAINT, "", m)));
    }

    static Plot scatter(Sample sample, double[] logit, double[] svm, Values values) {
        List<Plot.Mark> marks = new ArrayList<>();
        for (double p : new double[] {0.1, 0.9})
            marks.add(new Plot.Line(
                    Plot.Style.FAINT,
                    "p = " + p,
                    Planes.level(logit, Sigmoid.logit(p), -MarginLosses.EDGE, MarginLosses.EDGE)));
        marks.add(new Plot.Line(Plot.Style.OTHER, "SVM", Planes.level(svm, 0, -MarginLosses.EDGE, MarginLosses.EDGE)));
        marks.add(new Plot.Line(
                Plot.Style.MODEL, "logistic", Planes.level(logit, 0, -MarginLosses.EDGE, MarginLosses.EDGE)));
        for (int label = 0; label < 2; label++) {
            List<Plot.Point> at = new ArrayList<>();
            for (int i = 0; i < 2 * MarginLosses.EACH; i++)
                if (sample.y()[i] == label) at.add(new Plot.Point(sample.x()[i][0], sample.x()[i][1]));
            marks.add(new Plot.Points(label == 0 ? Plot.Style.CLASS_0 : Plot.Style.CLASS_1, "", at));
        }
        marks.add(new Plot.Handle(
                Plot.Style.CLASS_1, "drag me", new Plot.Point(values.number("ox"), values.number("oy")), "ox", "oy"));
        return new Plot(
                "boundaries",
                "Two boundaries for the same points, and where the logistic probability is 0.1 and 0.9",
                new Plot.Axis("x₁", -MarginLosses.EDGE, MarginLosses.EDGE),
                new Plot.Axis("x₂", -MarginLosses.EDGE, MarginLosses.EDGE),
                Plot.SQUARE,
                marks);
    }

    static Plot pulls(Sample sample, double[] logit, double[] svm) {
        List<Plot.Point> soft = new ArrayList<>();
        List<Plot.Point> hard = new ArrayList<>();
        double low = -1;
        double high = 3;
        for (int i = 0; i < sample.rows(); i++) {
            double a = MarginLosses.margin(logit, sample, i);
            double b = MarginLosses.margin(svm, sample, i);
            soft.add(new Plot.Point(a, Sigmoid.sigmoid(-a)));
            hard.add(new Plot.Point(b, b < 1 - 1e-6 ? 1 : 0));
            low = Math.min(low, Math.min(a, b));
            high = Math.max(high, Math.max(a, b));
        }
        return new Plot(
                "pulls",
                "How hard each point pulls, in both fits; a pull of 0 means the point could be left out",
                new Plot.Axis("margin of the point in the fit", Math.max(low - 0.3, -12), Math.min(high + 0.3, 15)),
                new Plot.Axis("size of its pull", -0.05, 1.1),
                Plot.SQUARE,
                List.of(
                        new Plot.Points(Plot.Style.OTHER, "SVM", hard),
                        new Plot.Points(Plot.Style.MODEL, "logistic", soft)));
    }
}
