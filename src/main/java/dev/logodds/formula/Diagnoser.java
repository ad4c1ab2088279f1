package dev.logodds.formula;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names the mistake in a wrong answer, and claims one only if it explains every informative draw. */
final class Diagnoser {
    private final Problem problem;
    private final Typed typed;
    private final List<double[]> values;

    private final Map<String, Core> own;

    Diagnoser(Problem problem, Typed typed, List<double[]> values) {
        this(problem, typed, values, Map.of());
    }

    /** With names that earlier lines brought. */
    Diagnoser(Problem problem, Typed typed, List<double[]> values, Map<String, Core> own) {
        this.own = own;
        this.problem = problem;
        this.typed = typed;
        this.values = values;
    }

    /** The explanation with the fewest edits, or null. */
    @Nullable
    Diagnosis diagnose() {
        Repairs repairs = new Repairs(problem, typed, own);
        Stream<Supplier<@Nullable Diagnosis>> steps = Stream.of(
                () -> new ScalarFit(problem, values).diagnose(),
                () -> repairs.named(),
                () -> new Residuals(problem, typed, values).diagnose(),
                () -> new Siblings(problem, values).diagnose(),
                () -> repairs.single(),
                () -> new Residuals(problem, typed, values).missing(),
                () -> repairs.pair());
        return steps.map(Diagnoser::quietly).filter(d -> d != null).findFirst().orElse(null);
    }

    /** A diagnosis that can't be evaluated is no diagnosis. */
    private static @Nullable Diagnosis quietly(Supplier<@Nullable Diagnosis> step) {
        try {
            return step.get();
        } catch (Rejection _) {
            return null;
        }
    }
}
