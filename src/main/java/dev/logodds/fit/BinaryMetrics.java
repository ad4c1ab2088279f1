package dev.logodds.fit;

/** The scores of fitted probabilities of a binary response on the rows that they were fitted to. */
final class BinaryMetrics {
    private BinaryMetrics() {}

    static Views.Metrics of(Design design, double[] fitted) {
        BinomialData data = BinomialData.of(design);
        int n = data.rows().length;
        double[] y = new double[n];
        double[] p = new double[n];
        double[] w = data.trials();
        for (int r = 0; r < n; r++) {
            y[r] = data.successes()[r] / w[r];
            p[r] = fitted[data.rows()[r]];
        }
        Confusion confusion = Confusion.at(0.5, y, p, w);
        Ranking ranking = Ranking.of(y, p, w);
        Calibration calibration = Calibration.of(y, p, w, new Calibration.Binning.EqualWidth(10));
        Views.Metrics counts = new Views.Metrics()
                .put("tp", confusion.tp())
                .put("fp", confusion.fp())
                .put("tn", confusion.tn())
                .put("fn", confusion.fn());
        return new Views.Metrics()
                .put("n", n)
                .put("prevalence", confusion.prevalence())
                .put("threshold", 0.5)
                .put("confusion", counts.values())
                .put("accuracy", confusion.accuracy())
                .put("precision", confusion.precision())
                .put("recall", confusion.recall())
                .put("specificity", confusion.specificity())
                .put("f1", confusion.f1())
                .put("auc", ranking.auc())
                .put("averagePrecision", ranking.averagePrecision())
                .put("logLoss", Scores.logLoss(y, p, w))
                .put("brier", Scores.brier(y, p, w))
                .put("ece", calibration.expectedError())
                .put(
                        "eceDefinition",
                        "10 bins of equal width, closed on the left, weighted mean of |frequency - mean p|");
    }
}
