package dev.logodds.fit;

import java.util.List;
import java.util.stream.Collectors;

/** The syntax tree of a model formula; {@code toString} writes it as R deparses it, which gives terms their names. */
sealed interface Node {
    /** Where it starts in the text, from 1. */
    int at();

    record Number(double value, int at) implements Node {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    record Name(String name, int at) implements Node {
        @Override
        public String toString() {
            return name.matches("[\\p{L}.][\\p{L}\\p{N}._]*") ? name : "`" + name + "`";
        }
    }

    record Text(String text, int at) implements Node {
        @Override
        public String toString() {
            return '"' + text + '"';
        }
    }

    /** f(a, b, key = c); positional arguments have the key "". */
    record Call(String function, List<Node> arguments, List<String> keys, int at) implements Node {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(function).append('(');
            for (int i = 0; i < arguments.size(); i++) {
                text.append(i == 0 ? "" : ", ");
                text.append(keys.get(i).isEmpty() ? "" : keys.get(i) + " = ").append(arguments.get(i));
            }
            return text.append(')').toString();
        }

        String argumentsText() {
            return arguments.stream().map(Node::toString).collect(Collectors.joining(", "));
        }
    }

    record Unary(String operator, Node operand, int at) implements Node {
        @Override
        public String toString() {
            return operator + operand;
        }
    }

    record Binary(String operator, Node left, Node right, int at) implements Node {
        @Override
        public String toString() {
            return operator.equals("^") || operator.equals(":")
                    ? left + operator + right
                    : left + " " + operator + " " + right;
        }
    }

    record Parens(Node inner, int at) implements Node {
        @Override
        public String toString() {
            return "(" + inner + ")";
        }
    }
}
