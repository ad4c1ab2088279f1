package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;

/** Contexts and tasks written compactly: {@code X[n,d] real; y[n] {0,1}; lambda >0 = lam}. */
final class Questions {
    static final String BCE = "-(1/n) sum_i [y_i log p_i + (1-y_i) log(1-p_i)]";

    private Questions() {}

    /** A checker whose own faults fail the test that meets them. */
    static Checker strict() {
        return new Checker(e -> {
            throw new AssertionError("The checker itself failed", e);
        });
    }

    static Context context(String symbols, String definitions) {
        List<Symbol> out = new ArrayList<>();
        for (String part : symbols.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            String[] sides = part.strip().split(" = ");
            String[] words = sides[0].strip().split(" +", 2);
            String name = words[0].replaceFirst("\\[.*", "");
            String shape = words[0].contains("[") ? words[0].replaceFirst(".*\\[(.*)\\]", "$1") : "";
            List<String> aliases = sides.length > 1 ? List.of(sides[1].strip().split(" +")) : List.of();
            out.add(new Symbol(
                    name,
                    shape.isEmpty() ? List.of() : List.of(shape.split(",")),
                    Domain.parse(words.length > 1 ? words[1] : "real"),
                    aliases));
        }
        List<String> lines = new ArrayList<>();
        for (String d : definitions.split(";")) {
            if (!d.isBlank()) {
                lines.add(d.strip());
            }
        }
        return new Context(out, lines);
    }

    static Task task(String kind, String of, String wrt) {
        String[] parts = kind.split(":", 2);
        return switch (parts[0]) {
            case "formula" -> new Task.Formula(of);
            case "gradient" -> new Task.Gradient(of, wrt);
            case "hessian" -> new Task.Hessian(of, wrt);
            case "derivation" ->
                new Task.Derivation(of, wrt, parts.length > 1 ? List.of(parts[1].split("\\+")) : List.of());
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
