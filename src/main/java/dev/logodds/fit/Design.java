package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A formula applied to a frame: the model matrix with a name for each column, and what goes with it.
 *
 * @param x rows by terms; the intercept, if there is one, is the first column
 * @param terms the columns' names, as R would give them
 * @param groups for each column the number of the formula's term it comes from; the intercept has 0
 * @param intercept whether the first column is one
 * @param response the left side
 * @param weights prior weights, 1 where none were given
 * @param offset added to the linear predictor, 0 where none was given
 * @param lines the line of the data of each row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Design(
        Matrix x,
        List<String> terms,
        int[] groups,
        boolean intercept,
        Response response,
        double[] weights,
        double[] offset,
        int[] lines) {
    public Design {
        terms = List.copyOf(terms);
    }

    /** What accompanies a formula; empty texts and arrays for none. */
    public record Options(
            String weights,
            double[] weightNumbers,
            String offset,
            double[] offsetNumbers,
            Map<String, String> reference,
            Limits limits) {
        public static final Options NONE = new Options("", new double[0], "", new double[0], Map.of(), Limits.DEFAULT);

        public Options {
            reference = Map.copyOf(reference);
        }

        public Options withWeights(String expression) {
            return new Options(expression, weightNumbers, offset, offsetNumbers, reference, limits);
        }

        public Options withOffset(String expression) {
            return new Options(weights, weightNumbers, expression, offsetNumbers, reference, limits);
        }

        public Options withReference(Map<String, String> levels) {
            return new Options(weights, weightNumbers, offset, offsetNumbers, levels, limits);
        }
    }

    public static Design of(Frame frame, String formula) {
        return of(frame, formula, Options.NONE);
    }

    /** @throws FitProblem where the formula cannot be read or the data don't fit it */
    public static Design of(Frame frame, String formula, Options options) {
        return new Builder(frame, options).build(FormulaParser.formula(formula));
    }

    private static final class Builder {
        private final Frame frame;
        private final Options options;
        private final VariableEvaluator evaluator;
        private final Map<String, Variable> variables = new HashMap<>();
        private final List<double[]> columns = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Integer> groups = new ArrayList<>();

        Builder(Frame frame, Options options) {
            this.frame = frame;
            this.options = options;
            this.evaluator = new VariableEvaluator(frame, options.reference());
        }

        Design build(FormulaParser.Sides sides) {
            ResponseReader reader = new ResponseReader(frame, evaluator);
            Response response = reader.read(sides.left());
            Set<String> used = new HashSet<>(reader.columnsOf(sides.left()));
            List<String> dot = frame.columns().stream()
                    .map(Column::name)
                    .filter(name -> !used.contains(name))
                    .toList();
            Terms terms = Terms.expand(sides.right(), dot);
            if (terms.intercept()) {
                double[] ones = new double[frame.rows()];
                java.util.Arrays.fill(ones, 1);
                add("(Intercept)", ones, 0);
            }
            terms.variables().forEach((name, node) -> variables.put(name, evaluated(node)));
            addTerms(terms);
            if (columns.isEmpty()) {
                throw FitProblem.formula("the model has no terms at all", 0);
            }
            return new Design(
                    matrix(),
                    names,
                    groups.stream().mapToInt(Integer::intValue).toArray(),
                    terms.intercept(),
                    response,
                    weights(),
                    offset(terms),
                    frame.lines());
        }

        private Variable evaluated(Node node) {
            Variable variable = evaluator.evaluate(node);
            return variable instanceof Variable.Truths truths ? truths.levels() : variable;
        }

        private void addTerms(Terms terms) {
            boolean dummiesDue = !terms.intercept();
            for (int t = 0; t < terms.terms().size(); t++) {
                List<Coded> parts = new ArrayList<>();
                for (String name : terms.terms().get(t)) {
                    boolean whole = needsAllLevels(terms.terms(), terms.terms().get(t), name);
                    if (variables.get(name) instanceof Variable.Levels && dummiesDue) {
                        whole = true;
                        dummiesDue = false;
                    }
                    parts.add(coded(name, whole));
                }
                addProducts(parts, t + 1);
            }
        }

        /** A factor gets all its levels where the term without it is not in the model (R's rule of marginality). */
        private static boolean needsAllLevels(List<Set<String>> all, Set<String> term, String name) {
            Set<String> rest = new LinkedHashSet<>(term);
            rest.remove(name);
            return !rest.isEmpty() && !all.contains(rest);
        }

        /** A variable as columns with names. */
        private record Coded(List<String> names, List<double[]> columns) {}

        private Coded coded(String name, boolean whole) {
            return switch (java.util.Objects.requireNonNull(variables.get(name))) {
                case Variable.Numbers(List<String> suffixes, double[][] numbers) ->
                    new Coded(suffixes.stream().map(s -> name + s).toList(), List.of(numbers));
                case Variable.Truths truths -> dummies(name, truths.levels(), whole);
                case Variable.Levels levels -> dummies(name, levels, whole);
            };
        }

        private Coded dummies(String name, Variable.Levels factor, boolean whole) {
            if (factor.levels().size() < 2) {
                throw FitProblem.data("%s has one level only (%s), so there is nothing to compare"
                        .formatted(name, String.join("", factor.levels())));
            }
            options.limits()
                    .checkColumns(
                            "the model matrix", names.size() + factor.levels().size() - 1);
            List<String> dummyNames = new ArrayList<>();
            List<double[]> dummies = new ArrayList<>();
            for (int level = whole ? 0 : 1; level < factor.levels().size(); level++) {
                double[] dummy = new double[frame.rows()];
                for (int i = 0; i < dummy.length; i++) {
                    dummy[i] = factor.codes()[i] == level ? 1 : 0;
                }
                dummyNames.add(name + factor.levels().get(level));
                dummies.add(dummy);
            }
            return new Coded(dummyNames, dummies);
        }

        /** All products of one column of each part, the first part varying fastest. */
        private void addProducts(List<Coded> parts, int group) {
            Coded product = parts.getFirst();
            for (Coded part : parts.subList(1, parts.size())) {
                product = times(product, part);
            }
            for (int k = 0; k < product.names().size(); k++) {
                add(product.names().get(k), product.columns().get(k), group);
            }
        }

        private Coded times(Coded left, Coded right) {
            options.limits()
                    .checkColumns(
                            "the model matrix",
                            names.size() + left.names().size() * right.names().size());
            List<String> productNames = new ArrayList<>();
            List<double[]> products = new ArrayList<>();
            for (int r = 0; r < right.names().size(); r++) {
                for (int l = 0; l < left.names().size(); l++) {
                    productNames.add(left.names().get(l) + ":" + right.names().get(r));
                    double[] product = left.columns().get(l).clone();
                    for (int i = 0; i < product.length; i++) {
                        product[i] *= right.columns().get(r)[i];
                    }
                    products.add(product);
                }
            }
            return new Coded(productNames, products);
        }

        private void add(String name, double[] column, int group) {
            columns.add(column);
            names.add(name);
            groups.add(group);
            options.limits().checkColumns("the model matrix", columns.size());
        }

        private Matrix matrix() {
            int p = columns.size();
            double[] data = new double[frame.rows() * p];
            for (int j = 0; j < p; j++) {
                double[] column = columns.get(j);
                for (int i = 0; i < column.length; i++) {
                    data[i * p + j] = column[i];
                }
            }
            return new Matrix(frame.rows(), p, data);
        }

        private double[] weights() {
            double[] weights = given("weights", options.weights(), options.weightNumbers(), 1);
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                if (!(weights[i] >= 0)) {
                    throw FitProblem.data(
                            "line %d: the weight is negative".formatted(frame.lines()[i]), frame.lines()[i], 0);
                }
                sum += weights[i];
            }
            if (sum == 0) {
                throw FitProblem.data("the weights sum to zero: no row counts");
            }
            if (!Double.isFinite(sum)) {
                throw FitProblem.data("the weights are too large to add up");
            }
            return weights;
        }

        private double[] offset(Terms terms) {
            double[] offset = given("offset", options.offset(), options.offsetNumbers(), 0);
            for (Node node : terms.offsets()) {
                double[] part = evaluator.numbers(node);
                for (int i = 0; i < offset.length; i++) {
                    offset[i] += part[i];
                }
            }
            return offset;
        }

        private double[] given(String what, String expression, double[] numbers, double otherwise) {
            if (!expression.isEmpty()) {
                return evaluator.numbers(FormulaParser.expression(expression)).clone();
            }
            double[] values = new double[frame.rows()];
            java.util.Arrays.fill(values, otherwise);
            if (numbers.length > 0) {
                if (numbers.length != values.length) {
                    throw FitProblem.request(
                            "%s has %d numbers for %d rows".formatted(what, numbers.length, values.length));
                }
                for (int i = 0; i < values.length; i++) {
                    if (!Double.isFinite(numbers[i])) {
                        throw FitProblem.request("%s: number %d is not finite".formatted(what, i + 1));
                    }
                }
                System.arraycopy(numbers, 0, values, 0, values.length);
            }
            return values;
        }
    }
}
