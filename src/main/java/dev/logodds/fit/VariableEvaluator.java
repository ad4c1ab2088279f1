package dev.logodds.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Evaluates the expressions of a formula over a frame. */
final class VariableEvaluator {
    private final Frame frame;
    private final Map<String, String> reference;

    VariableEvaluator(Frame frame, Map<String, String> reference) {
        this.frame = frame;
        this.reference = reference;
    }

    /** The variable with its reference level chosen; every number finite, every cell there. */
    Variable evaluate(Node node) {
        Variable variable = value(node);
        if (variable instanceof Variable.Numbers(List<String> _, double[][] columns)) {
            for (double[] column : columns) {
                checkFinite(node, column);
            }
        }
        return variable;
    }

    /** The numbers of an expression that must be one numeric column. */
    double[] numbers(Node node) {
        double[] column = arithmetic(node);
        checkFinite(node, column);
        return column;
    }

    private void checkFinite(Node node, double[] column) {
        for (int i = 0; i < column.length; i++) {
            if (!Double.isFinite(column[i])) {
                throw FitProblem.data(
                        "line %d: %s is not a finite number".formatted(frame.lines()[i], node), frame.lines()[i], 0);
            }
        }
    }

    private Variable value(Node node) {
        return switch (node) {
            case Node.Name name -> relevel(column(name), name.name(), name.toString());
            case Node.Call call -> call(call);
            case Node.Parens(Node inner, int _) -> value(inner);
            case Node.Binary(String op, Node l, Node r, int _)
            when isComparison(op) -> new Variable.Truths(compare(op, l, r));
            case Node.Number _, Node.Binary _, Node.Unary _ -> Variable.Numbers.of(arithmetic(node));
            case Node.Text text -> throw FitProblem.formula("a text has no value of its own", text.at());
        };
    }

    private Variable relevel(Variable variable, String... names) {
        if (variable instanceof Variable.Levels levels) {
            for (String name : names) {
                String first = reference.get(name);
                if (first != null) {
                    return levels.relevelled(first);
                }
            }
        }
        return variable;
    }

    private Variable column(Node.Name name) {
        Column column = frame.find(name.name())
                .orElseThrow(() -> FitProblem.formula(
                        "there is no column \"%s\"; the data have %s"
                                .formatted(
                                        name.name(),
                                        String.join(
                                                ", ",
                                                frame.columns().stream()
                                                        .map(Column::name)
                                                        .toList())),
                        name.at()));
        frame.checkComplete(column);
        return switch (column) {
            case Column.Numeric numeric -> Variable.Numbers.of(numeric.values());
            case Column.Factor factor -> new Variable.Levels(factor.levels(), factor.codes());
        };
    }

    private Variable call(Node.Call call) {
        Node first = call.arguments().getFirst();
        return switch (call.function()) {
            case "I" -> value(first);
            case "factor", "as.factor" -> relevel(factor(value(first)), call.toString(), first.toString());
            case "relevel" -> asLevels(call, value(first)).relevelled(text(argument(call, "ref", 1)));
            case "poly" -> poly(call);
            case "as.numeric" -> Variable.Numbers.of(arithmetic(first));
            default -> Variable.Numbers.of(arithmetic(call));
        };
    }

    private static Variable.Levels asLevels(Node.Call call, Variable variable) {
        return switch (variable) {
            case Variable.Levels levels -> levels;
            case Variable.Truths truths -> truths.levels();
            case Variable.Numbers _ -> throw FitProblem.formula("relevel needs a factor", call.at());
        };
    }

    private static Variable.Levels factor(Variable variable) {
        return switch (variable) {
            case Variable.Levels levels -> levels;
            case Variable.Truths truths -> truths.levels();
            case Variable.Numbers(List<String> _, double[][] columns) -> {
                double[] distinct =
                        Arrays.stream(columns[0]).sorted().distinct().toArray();
                int[] codes = Arrays.stream(columns[0])
                        .mapToInt(v -> Arrays.binarySearch(distinct, v))
                        .toArray();
                yield new Variable.Levels(
                        Arrays.stream(distinct)
                                .mapToObj(v -> new Node.Number(v, 0).toString())
                                .toList(),
                        codes);
            }
        };
    }

    private Variable poly(Node.Call call) {
        double[] x = arithmetic(call.arguments().getFirst());
        checkFinite(call.arguments().getFirst(), x);
        int degree = (int) number(argument(call, "degree", 1));
        boolean raw = call.keys().contains("raw")
                && call.arguments().get(call.keys().indexOf("raw")).toString().startsWith("T");
        if (degree < 1 || degree > 20) {
            throw FitProblem.formula("poly needs a degree from 1 to 20", call.at());
        }
        double[][] columns = raw ? Polynomials.powers(x, degree) : Polynomials.orthogonal(x, degree);
        List<String> suffixes = java.util.stream.IntStream.rangeClosed(1, degree)
                .mapToObj(Integer::toString)
                .toList();
        return new Variable.Numbers(suffixes, columns);
    }

    private static Node argument(Node.Call call, String key, int position) {
        int at = call.keys().indexOf(key);
        if (at < 0
                && call.arguments().size() > position
                && call.keys().get(position).isEmpty()) {
            at = position;
        }
        if (at < 0) {
            throw FitProblem.formula("%s needs %s".formatted(call.function(), key), call.at());
        }
        return call.arguments().get(at);
    }

    private static String text(Node node) {
        return switch (node) {
            case Node.Text(String text, int _) -> text;
            case Node.Number number -> number.toString();
            default -> throw FitProblem.formula("expected a text", node.at());
        };
    }

    private static double number(Node node) {
        if (node instanceof Node.Number(double value, int _)) {
            return value;
        }
        throw FitProblem.formula("expected a number", node.at());
    }

    private double[] arithmetic(Node node) {
        return switch (node) {
            case Node.Number(double value, int _) -> {
                double[] constant = new double[frame.rows()];
                Arrays.fill(constant, value);
                yield constant;
            }
            case Node.Name name -> asNumbers(column(name), name);
            case Node.Parens(Node inner, int _) -> arithmetic(inner);
            case Node.Unary(String _, Node operand, int _) -> map(arithmetic(operand), v -> -v);
            case Node.Binary(String op, Node l, Node r, int _) when isComparison(op) -> truth(compare(op, l, r));
            case Node.Binary(String op, Node l, Node r, int at) -> zip(arithmetic(l), arithmetic(r), operation(op, at));
            case Node.Call call -> function(call);
            case Node.Text text -> throw FitProblem.formula("a text is not a number", text.at());
        };
    }

    private static double[] truth(boolean[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i] ? 1 : 0;
        }
        return numbers;
    }

    private static double[] asNumbers(Variable variable, Node node) {
        return switch (variable) {
            case Variable.Numbers(List<String> _, double[][] columns) when columns.length == 1 -> columns[0];
            case Variable.Truths(boolean[] values) -> truth(values);
            case Variable.Numbers _, Variable.Levels _ ->
                throw FitProblem.formula("%s is not a numeric column".formatted(node), node.at());
        };
    }

    private double[] function(Node.Call call) {
        Node first = call.arguments().getFirst();
        return switch (call.function()) {
            case "I", "poly", "factor", "as.factor", "relevel" -> asNumbers(call(call), call);
            case "as.numeric" -> arithmetic(first);
            case "log" ->
                call.arguments().size() == 1
                        ? map(arithmetic(first), Math::log)
                        : zip(
                                arithmetic(first),
                                arithmetic(argument(call, "base", 1)),
                                (v, base) -> Math.log(v) / Math.log(base));
            case "ifelse" -> ifElse(call);
            case "scale" -> standardised(arithmetic(first));
            default -> map(arithmetic(first), named(call));
        };
    }

    private static DoubleUnaryOperator named(Node.Call call) {
        return switch (call.function()) {
            case "exp" -> Math::exp;
            case "sqrt" -> Math::sqrt;
            case "abs" -> Math::abs;
            case "log2" -> v -> Math.log(v) / Math.log(2);
            case "log10" -> Math::log10;
            case "log1p" -> Math::log1p;
            case "sin" -> Math::sin;
            case "cos" -> Math::cos;
            default -> throw FitProblem.formula("unknown function %s".formatted(call.function()), call.at());
        };
    }

    private double[] ifElse(Node.Call call) {
        if (call.arguments().size() != 3) {
            throw FitProblem.formula("ifelse takes a condition and two values", call.at());
        }
        double[] condition = arithmetic(call.arguments().get(0));
        double[] yes = arithmetic(call.arguments().get(1));
        double[] no = arithmetic(call.arguments().get(2));
        double[] chosen = new double[yes.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = condition[i] != 0 ? yes[i] : no[i];
        }
        return chosen;
    }

    /** Mean 0 and standard deviation 1 with n − 1, as R's scale. */
    private static double[] standardised(double[] x) {
        Moments moments = Moments.of(x);
        double deviation = moments.sampleDeviation();
        return map(x, v -> (v - moments.mean()) / deviation);
    }

    private static boolean isComparison(String operator) {
        return switch (operator) {
            case "==", "!=", "<", ">", "<=", ">=" -> true;
            default -> false;
        };
    }

    private boolean[] compare(String operator, Node left, Node right) {
        boolean[] truth = new boolean[frame.rows()];
        if (right instanceof Node.Text(String text, int _) && value(left) instanceof Variable.Levels levels) {
            for (int i = 0; i < truth.length; i++) {
                truth[i] =
                        holds(operator, levels.levels().get(levels.codes()[i]).compareTo(text));
            }
            return truth;
        }
        double[] l = arithmetic(left);
        double[] r = arithmetic(right);
        for (int i = 0; i < truth.length; i++) {
            truth[i] = holds(operator, Double.compare(l[i] + 0.0, r[i] + 0.0));
        }
        return truth;
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static DoubleBinaryOperator operation(String operator, int at) {
        return switch (operator) {
            case "+" -> Double::sum;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            case "/" -> (a, b) -> a / b;
            case "^" -> (a, b) -> b == 2 ? a * a : Math.pow(a, b);
            default -> throw FitProblem.formula("%s has no value here".formatted(operator), at);
        };
    }

    private static double[] map(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }

    private static double[] zip(double[] x, double[] y, DoubleBinaryOperator f) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = f.applyAsDouble(x[i], y[i]);
        }
        return z;
    }
}
