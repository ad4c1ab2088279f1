package dev.logodds.fit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the engine, as it comes from outside.
 *
 * @param data CSV text with a header line; this or {@code dataset}
 * @param dataset the name of a data set that ships with the application
 * @param formula as in R: {@code y ~ a + b}
 * @param model logistic (also when left out), probit, cloglog, linear, multinomial, firth, mse, svm or naive_bayes
 * @param weights prior weights: an expression over the columns, or an array of numbers
 * @param offset added to the linear predictor: an expression, or an array
 * @param penalty for logistic and multinomial; l2 for svm, where C = 1/l2 of the sum
 * @param reference reference level by variable
 * @param level of the intervals, 0.95 when left out
 * @param interval wald (also when left out) or profile
 * @param loss for svm: hinge (also when left out) or squared_hinge
 * @param variances for naive_bayes: class (also when left out) or shared
 */
public record FitRequest(
        @Nullable String data,
        @Nullable String dataset,
        @Nullable String formula,
        @Nullable String model,
        @Nullable Object weights,
        @Nullable Object offset,
        @Nullable Penalty penalty,
        @Nullable Map<String, String> reference,
        @Nullable Double level,
        @Nullable String interval,
        @Nullable String loss,
        @Nullable String variances) {

    /** Strengths on Σ|β| and ½Σβ², added to the mean of the losses or to their sum. */
    public record Penalty(
            @Nullable Double l1,
            @Nullable Double l2,
            @Nullable String scale) {
        ElasticNet.Penalty read() {
            boolean mean = scale == null || scale.equals("mean");
            if (!mean && !"sum".equals(scale)) {
                throw FitProblem.request("penalty.scale is \"mean\" or \"sum\", not \"%s\"".formatted(scale));
            }
            return new ElasticNet.Penalty(l1 == null ? 0 : l1, l2 == null ? 0 : l2, mean);
        }
    }

    /** A logistic fit of CSV text, everything else as it is when left out. */
    public static FitRequest of(String data, String formula) {
        return new FitRequest(data, null, formula, null, null, null, null, null, null, null, null, null);
    }

    public FitRequest withData(String csv) {
        return new FitRequest(
                csv, null, formula, model, weights, offset, penalty, reference, level, interval, loss, variances);
    }

    public FitRequest withModel(String other) {
        return new FitRequest(
                data, dataset, formula, other, weights, offset, penalty, reference, level, interval, loss, variances);
    }

    static String expression(@Nullable Object given) {
        return given instanceof String text ? text.strip() : "";
    }

    static double[] numbers(String what, @Nullable Object given) {
        return switch (given) {
            case null -> new double[0];
            case String _ -> new double[0];
            case List<?> list -> list.stream().mapToDouble(v -> number(what, v)).toArray();
            default -> throw FitProblem.request("%s is an expression or an array of numbers".formatted(what));
        };
    }

    private static double number(String what, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw FitProblem.request("%s holds something that is not a number".formatted(what));
    }
}
