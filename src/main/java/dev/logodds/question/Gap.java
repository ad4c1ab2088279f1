package dev.logodds.question;

import dev.logodds.formula.Tolerance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A gap in a text. {@code reject} holds wrong fillings with the mistake that leads to them. */
public sealed interface Gap {
    String name();

    Map<String, String> reject();

    /** One of a list. */
    record Pick(String name, List<String> options, String right, Map<String, String> reject) implements Gap {
        public Pick {
            options = List.copyOf(options);
            reject = new LinkedHashMap<>(reject);
            if (!options.contains(right)) {
                throw new IllegalArgumentException(
                        "the gap '" + name + "' does not offer its right word '" + right + "'");
            }
        }
    }

    /** A formula equal to the reference. */
    record Formula(String name, String reference, List<String> accept, Map<String, String> reject) implements Gap {
        public Formula {
            accept = List.copyOf(accept);
            reject = new LinkedHashMap<>(reject);
        }
    }

    /** One of these words; spaces and case apart. */
    record Words(String name, List<String> right, Map<String, String> reject) implements Gap {
        public Words {
            right = List.copyOf(right);
            reject = new LinkedHashMap<>(reject);
            if (right.isEmpty()) throw new IllegalArgumentException("the gap '" + name + "' has no right word");
        }
    }

    /** A number. */
    record Number(String name, String answer, Tolerance tolerance, Map<String, String> reject) implements Gap {
        public Number {
            reject = new LinkedHashMap<>(reject);
        }
    }
}
