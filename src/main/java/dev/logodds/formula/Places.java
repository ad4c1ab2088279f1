package dev.logodds.formula;

import java.util.List;
import java.util.Optional;

/** Where in a formula something is wrong that only its evaluation shows. */
final class Places {
    private Places() {}

    /** An index that runs out of its range, a sum that takes too long; failing that, the whole. */
    static Span of(Expr body, Mistake mistake) {
        Optional<Expr> place = switch (mistake) {
            case INDEX_RANGE -> first(body, Places::offset).or(() -> first(body, Places::bounded));
            case LIMIT_WORK -> first(body, e -> e instanceof Expr.Big);
            default -> Optional.empty();
        };
        return place.orElse(body).span();
    }

    /** An index such as {@code i+1} or {@code 9}: one that no sum keeps in its range. */
    private static boolean offset(Expr e) {
        return e instanceof Expr.Index(Expr _, List<Expr> at, boolean _, Span _)
                && at.stream().anyMatch(x -> x instanceof Expr.Num || x instanceof Expr.Bin);
    }

    private static boolean bounded(Expr e) {
        return e instanceof Expr.Big big && (big.low() != null || big.high() != null);
    }

    private static Optional<Expr> first(Expr e, java.util.function.Predicate<Expr> test) {
        if (test.test(e)) {
            return Optional.of(e);
        }
        return e.children().stream()
                .map(c -> first(c, test))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
