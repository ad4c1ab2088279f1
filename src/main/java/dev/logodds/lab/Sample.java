package dev.logodds.lab;

import dev.logodds.fit.Column;
import dev.logodds.fit.Design;
import dev.logodds.fit.FitProblem;
import dev.logodds.fit.Frame;
import dev.logodds.fit.Response;
import dev.logodds.fit.Scores;
import dev.logodds.matrix.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of features with a label, as the labs make them up, and the data sets that ship with the application. */
@SuppressWarnings("ArrayRecordComponent")
record Sample(List<String> names, double[][] x, double[] y) {

    /** With an intercept. */
    Design design() {
        return design(names, x, y);
    }

    int rows() {
        return y.length;
    }

    /** A model matrix of these columns behind an intercept. */
    static Design design(List<String> names, double[][] x, double[] y) {
        return design(names, x, new Response.Numbers(y));
    }

    static Design design(List<String> names, double[][] x, Response response) {
        int n = x.length;
        int p = names.size() + 1;
        double[] data = new double[n * p];
        for (int i = 0; i < n; i++) {
            data[i * p] = 1;
            System.arraycopy(x[i], 0, data, i * p + 1, p - 1);
        }
        List<String> terms = java.util.stream.Stream.concat(java.util.stream.Stream.of("(Intercept)"), names.stream())
                .toList();
        return new Design(
                new Matrix(n, p, data),
                terms,
                IntStream.range(0, p).toArray(),
                true,
                response,
                Scores.ones(n),
                new double[n],
                IntStream.rangeClosed(2, n + 1).toArray());
    }

    /** As CSV text, with all digits; the label y is the last column. */
    String csv() {
        return csv(
                names, x, "y", java.util.Arrays.stream(y).mapToObj(Sample::text).toList());
    }

    static String csv(List<String> names, double[][] x, String label, List<String> labels) {
        StringBuilder out = new StringBuilder(String.join(",", names))
                .append(",")
                .append(label)
                .append("\n");
        for (int i = 0; i < x.length; i++) {
            for (double v : x[i]) out.append(text(v)).append(",");
            out.append(labels.get(i)).append("\n");
        }
        return out.toString();
    }

    private static String text(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e9 ? String.valueOf((long) v) : String.valueOf(v);
    }

    /** A data set's text. */
    static String csv(String dataset) {
        try (InputStream in = Sample.class.getResourceAsStream("/content/core/datasets/" + dataset + ".csv")) {
            if (in == null) throw new IllegalArgumentException("there is no data set " + dataset);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The formula that explains a table's last column by all the others. */
    static String lastByAll(Frame frame) {
        if (frame.columns().size() < 2)
            throw FitProblem.limit("The table needs a label and at least one feature: two columns or more.");
        List<String> names =
                frame.columns().stream().map(Column::name).map(Sample::quoted).toList();
        return names.getLast() + " ~ " + String.join(" + ", names.subList(0, names.size() - 1));
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9._]*") ? name : "`" + name + "`";
    }
}
