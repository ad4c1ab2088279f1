package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One way to read a text: its tree and the names that the text itself defines. */
record Reading(Expr body, Map<String, Expr> definitions, boolean numpy, List<Mistake> notes) {
    static final int MAX_READINGS = 8;

    Reading {
        notes = List.copyOf(notes);
    }

    Reading withBody(Expr other) {
        return new Reading(other, definitions, numpy, notes);
    }

    /** The decisions taken at places that can be read in more than one way; explored depth first. */
    static final class Choices {
        private final List<Integer> taken = new ArrayList<>();
        private final List<Integer> arity = new ArrayList<>();
        private int next;

        int choose(int options) {
            if (next == taken.size()) {
                taken.add(0);
                arity.add(options);
            }
            return taken.get(next++);
        }

        /** Moves on to the next combination; false when all have been seen. */
        boolean advance() {
            next = 0;
            while (!taken.isEmpty()) {
                int last = taken.size() - 1;
                if (taken.get(last) + 1 < arity.get(last)) {
                    taken.set(last, taken.get(last) + 1);
                    return true;
                }
                taken.removeLast();
                arity.removeLast();
            }
            return false;
        }
    }
}
