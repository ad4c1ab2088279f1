package dev.logodds.formula;

import java.util.List;

/**
 * A name that a question declares.
 *
 * @param name case-sensitive
 * @param shape dimensions ("n", "d", "K" or integers); empty for a scalar, one entry for a vector
 * @param domain where its entries come from
 * @param aliases other spellings that a learner may use
 */
public record Symbol(String name, List<String> shape, Domain domain, List<String> aliases) {
    public Symbol {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A symbol needs a name");
        }
        if (shape.size() > 2) {
            throw new IllegalArgumentException("Symbol " + name + " has " + shape.size() + " dimensions; at most 2");
        }
        shape = List.copyOf(shape);
        aliases = List.copyOf(aliases);
    }
}
