package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;

/** Reads the left side of a formula. */
final class ResponseReader {
    private final Frame frame;
    private final VariableEvaluator evaluator;

    ResponseReader(Frame frame, VariableEvaluator evaluator) {
        this.frame = frame;
        this.evaluator = evaluator;
    }

    Response read(Node left) {
        if (left instanceof Node.Call(String function, List<Node> arguments, List<String> _, int at)
                && function.equals("cbind")) {
            if (arguments.size() != 2) {
                throw FitProblem.formula("cbind takes successes and failures", at);
            }
            return counts(arguments.get(0), arguments.get(1));
        }
        return switch (evaluator.evaluate(left)) {
            case Variable.Levels levels -> new Response.Classes(levels.levels(), levels.codes());
            case Variable.Truths truths ->
                new Response.Classes(List.of("FALSE", "TRUE"), truths.levels().codes());
            case Variable.Numbers(List<String> _, double[][] columns) -> new Response.Numbers(columns[0]);
        };
    }

    private Response counts(Node successes, Node failures) {
        double[] s = evaluator.numbers(successes);
        double[] f = evaluator.numbers(failures);
        for (int i = 0; i < s.length; i++) {
            if (s[i] < 0 || f[i] < 0) {
                throw FitProblem.data("line %d: a count is negative".formatted(frame.lines()[i]), frame.lines()[i], 0);
            }
        }
        return new Response.Counts(s, f, true);
    }

    /** The columns that the response mentions, which "." leaves out. */
    List<String> columnsOf(Node node) {
        List<String> names = new ArrayList<>();
        collect(node, names);
        return names;
    }

    private static void collect(Node node, List<String> names) {
        switch (node) {
            case Node.Name(String name, int _) -> names.add(name);
            case Node.Binary(String _, Node l, Node r, int _) -> {
                collect(l, names);
                collect(r, names);
            }
            case Node.Unary(String _, Node operand, int _) -> collect(operand, names);
            case Node.Parens(Node inner, int _) -> collect(inner, names);
            case Node.Call call -> call.arguments().forEach(argument -> collect(argument, names));
            case Node.Number _, Node.Text _ -> {}
        }
    }

    /** Labels as counts: numbers in [0, 1], or two classes of which the first is failure. */
    static Response.Counts binary(Design design) {
        return switch (design.response()) {
            case Response.Counts counts -> counts;
            case Response.Numbers(double[] y) -> proportions(design, y);
            case Response.Classes(List<String> levels, int[] codes) -> {
                if (levels.size() > 2) {
                    throw FitProblem.data("the response has %d classes: a binary model needs two (or use multinomial)"
                            .formatted(levels.size()));
                }
                double[] y = new double[codes.length];
                for (int i = 0; i < y.length; i++) {
                    y[i] = codes[i];
                }
                yield proportions(design, y);
            }
        };
    }

    private static Response.Counts proportions(Design design, double[] y) {
        double[] failures = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            if (!(y[i] >= 0 && y[i] <= 1)) {
                throw FitProblem.data(
                        "line %d: the response is %s, but must be between 0 and 1"
                                .formatted(design.lines()[i], new Node.Number(y[i], 0)),
                        design.lines()[i],
                        0);
            }
            failures[i] = 1 - y[i];
        }
        return new Response.Counts(y, failures, false);
    }

    /** Any response as numbers, for least squares. */
    static double[] numbers(Design design) {
        return switch (design.response()) {
            case Response.Numbers(double[] y) -> y;
            case Response.Counts _, Response.Classes _ ->
                throw FitProblem.data("a linear model needs a numeric response");
        };
    }

    /** Any response as classes; numbers are classes by value. */
    static Response.Classes classes(Design design) {
        return switch (design.response()) {
            case Response.Classes classes -> classes;
            case Response.Numbers(double[] y) -> {
                double[] distinct =
                        java.util.Arrays.stream(y).sorted().distinct().toArray();
                int[] codes = new int[y.length];
                for (int i = 0; i < y.length; i++) {
                    codes[i] = java.util.Arrays.binarySearch(distinct, y[i]);
                }
                yield new Response.Classes(
                        java.util.Arrays.stream(distinct)
                                .mapToObj(v -> new Node.Number(v, 0).toString())
                                .toList(),
                        codes);
            }
            case Response.Counts _ -> throw FitProblem.data("cbind(…) is not a response with classes");
        };
    }
}
