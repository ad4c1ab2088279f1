package dev.logodds.formula;

import java.util.Map;
import java.util.Set;

/**
 * A reading with its shapes.
 *
 * @param products how each product of the tree was read, for the typeset preview
 * @param free indices that are left free, with their dimension
 */
record Typed(Reading reading, Core core, Set<Mistake> notes, Map<Expr, String> products, Map<String, String> free) {}
