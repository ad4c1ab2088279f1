package dev.logodds.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The right side of a formula, expanded as R's {@code terms} does: products into interactions, terms of a lower order
 * before those of a higher.
 *
 * @param intercept whether the model has one
 * @param terms each a set of variables, named by their text
 * @param variables the tree of each variable
 * @param offsets what stands in {@code offset(…)}
 */
record Terms(boolean intercept, List<Set<String>> terms, Map<String, Node> variables, List<Node> offsets) {
    private static final int MAX_TERMS = 500;

    static Terms expand(Node right, List<String> dot) {
        return new Expansion(dot).finish(right);
    }

    private static final class Expansion {
        private final List<String> dot;
        private final Map<String, Node> variables = new LinkedHashMap<>();
        private final List<Node> offsets = new ArrayList<>();

        Expansion(List<String> dot) {
            this.dot = dot;
        }

        Terms finish(Node right) {
            // the empty set stands for the intercept, which is there unless taken away
            Set<Set<String>> all = new LinkedHashSet<>();
            all.add(Set.of());
            apply(right, true, all);
            boolean intercept = all.remove(Set.of());
            List<Set<String>> sorted = new ArrayList<>();
            all.forEach(term -> sorted.add(inOrder(term)));
            sorted.sort(java.util.Comparator.comparingInt(Set::size));
            return new Terms(intercept, sorted, variables, offsets);
        }

        /** The variables of a term in the order in which the formula first names them. */
        private Set<String> inOrder(Set<String> term) {
            Set<String> ordered = new LinkedHashSet<>(variables.keySet());
            ordered.retainAll(term);
            return ordered;
        }

        private void apply(Node node, boolean add, Set<Set<String>> to) {
            switch (node) {
                case Node.Binary(String op, Node l, Node r, int _)
                when op.equals("+") -> {
                    apply(l, add, to);
                    apply(r, add, to);
                }
                case Node.Binary(String op, Node l, Node r, int _)
                when op.equals("-") -> {
                    apply(l, add, to);
                    apply(r, !add, to);
                }
                case Node.Unary(String _, Node operand, int _) -> apply(operand, !add, to);
                case Node.Parens(Node inner, int _) -> apply(inner, add, to);
                case Node.Number(double value, int at) -> intercept(value, at, add, to);
                case Node other -> change(terms(other), add, to);
            }
        }

        private static void intercept(double value, int at, boolean add, Set<Set<String>> to) {
            if (value != 0 && value != 1) {
                throw FitProblem.formula("as a term, a number can only be 0 or 1", at);
            }
            change(Set.of(Set.of()), add == (value == 1), to);
        }

        private static void change(Set<Set<String>> which, boolean add, Set<Set<String>> to) {
            if (add) {
                to.addAll(which);
            } else {
                to.removeAll(which);
            }
            if (to.size() > MAX_TERMS) {
                throw FitProblem.limit("the formula has more than %d terms".formatted(MAX_TERMS));
            }
        }

        private Set<Set<String>> sum(Node node) {
            Set<Set<String>> terms = new LinkedHashSet<>();
            apply(node, true, terms);
            terms.remove(Set.of());
            return terms;
        }

        private Set<Set<String>> terms(Node node) {
            return switch (node) {
                case Node.Name(String name, int _) when name.equals(".") -> everything();
                case Node.Name name -> variable(name);
                case Node.Binary(String op, Node l, Node r, int _) when op.equals(":") -> product(sum(l), sum(r));
                case Node.Binary(String op, Node l, Node r, int _) when op.equals("*") -> crossed(sum(l), sum(r));
                case Node.Binary(String op, Node l, Node r, int _) when op.equals("/") -> nested(sum(l), sum(r));
                case Node.Binary(String op, Node l, Node r, int at) when op.equals("^") -> power(sum(l), r, at);
                case Node.Call(String f, List<Node> arguments, List<String> _, int _)
                when f.equals("offset") -> {
                    offsets.add(arguments.getFirst());
                    yield Set.of();
                }
                case Node.Call call -> variable(call);
                case Node.Binary comparison -> variable(comparison);
                case Node.Text text -> throw FitProblem.formula("a text is not a term", text.at());
                case Node.Number _, Node.Unary _, Node.Parens _ -> sum(node);
            };
        }

        private Set<Set<String>> everything() {
            Set<Set<String>> all = new LinkedHashSet<>();
            for (String name : dot) {
                all.addAll(variable(new Node.Name(name, 0)));
            }
            return all;
        }

        private Set<Set<String>> variable(Node node) {
            variables.putIfAbsent(node.toString(), node);
            return Set.of(Set.of(node.toString()));
        }

        private static Set<Set<String>> product(Set<Set<String>> left, Set<Set<String>> right) {
            Set<Set<String>> products = new LinkedHashSet<>();
            for (Set<String> l : left) {
                for (Set<String> r : right) {
                    Set<String> both = new LinkedHashSet<>(l);
                    both.addAll(r);
                    change(Set.of(both), true, products);
                }
            }
            return products;
        }

        private static Set<Set<String>> crossed(Set<Set<String>> left, Set<Set<String>> right) {
            Set<Set<String>> all = new LinkedHashSet<>(left);
            all.addAll(right);
            all.addAll(product(left, right));
            return all;
        }

        private static Set<Set<String>> nested(Set<Set<String>> left, Set<Set<String>> right) {
            Set<String> whole = new LinkedHashSet<>();
            left.forEach(whole::addAll);
            Set<Set<String>> all = new LinkedHashSet<>(left);
            all.addAll(product(Set.of(whole), right));
            return all;
        }

        private static Set<Set<String>> power(Set<Set<String>> base, Node exponent, int at) {
            if (!(exponent instanceof Node.Number(double n, int _)) || n < 1 || n > 10 || n != Math.rint(n)) {
                throw FitProblem.formula("a sum of terms can be raised to 1, 2, … 10; for arithmetic write I(x^2)", at);
            }
            Set<Set<String>> all = base;
            for (int k = 1; k < n; k++) {
                all = crossed(all, base);
            }
            return all;
        }
    }
}
