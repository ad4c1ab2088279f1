package dev.logodds.formula;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Types of subtrees that many edits of one tree share. A subtree means the same again where the same indices are in
 * scope and products of vectors are read in the same way.
 */
final class Memo {
    private record Entry(Core core, Map<String, Typer.Bound> scope, boolean entrywise) {}

    private final Map<Expr, Entry> known = new IdentityHashMap<>();
    /** Only trees that edits start from are worth keeping. */
    boolean learning;

    @Nullable
    Core get(Expr e, Map<String, Typer.Bound> scope, boolean entrywise) {
        Entry entry = known.get(e);
        return entry != null && entry.entrywise() == entrywise && entry.scope().equals(scope) ? entry.core() : null;
    }

    void put(Expr e, Core core, Map<String, Typer.Bound> scope, boolean entrywise) {
        if (!learning) {
            return;
        }
        known.put(e, new Entry(core, Map.copyOf(scope), entrywise));
    }
}
