package dev.logodds.question;

import dev.logodds.fit.Budget;
import dev.logodds.fit.FitProblem;
import dev.logodds.fit.FitRequest;
import dev.logodds.fit.FitResponse;
import dev.logodds.fit.Fitting;
import dev.logodds.fit.Limits;
import dev.logodds.formula.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fit that is run when the question is asked.
 *
 * @param csv the data set, or "" when {@code columns} make it
 * @param columns column name to an expression for its values
 * @param rows how many rows are drawn from the data set; 0 takes it as it is
 * @param replace drawn with replacement
 * @param warnings whether a fit with warnings, such as separation, is what is wanted
 * @param request everything but the data
 * @param bind name to what it is bound to, such as {@code coef.temperature}
 */
public record LiveFit(
        String csv,
        Map<String, String> columns,
        int rows,
        boolean replace,
        boolean warnings,
        FitRequest request,
        Map<String, String> bind) {
    private static final int TRIES = 30;
    /** A question's data are small: it is asked while somebody waits. */
    private static final Limits LIMITS = new Limits(2_000, 20, 200_000);

    private static final Fitting ENGINE = new Fitting(name -> Optional.empty(), LIMITS);

    public LiveFit {
        columns = new LinkedHashMap<>(columns);
        bind = new LinkedHashMap<>(bind);
    }

    /** {@code before} with the results bound; an {@link IllegalArgumentException} says why the fit can't be had. */
    Bindings run(Bindings before, SplittableRandom random) {
        String problem = "";
        for (int attempt = 0; attempt < (rows == 0 ? 1 : TRIES); attempt++) {
            String data = data(before, random);
            try {
                FitResponse fit = ENGINE.run(request.withData(data), Budget.UNLIMITED);
                if (warnings || sound(fit)) return bound(before, fit, data);
                problem = fit.stop() + ", separation " + fit.separation().kind() + " "
                        + String.join("; ", fit.warnings());
            } catch (FitProblem e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        throw new IllegalArgumentException("the fit " + request.formula() + " fails: " + problem);
    }

    private static boolean sound(FitResponse fit) {
        return fit.separation().kind().equals("none") && fit.stop().equals("converged");
    }

    private Bindings bound(Bindings before, FitResponse fit, String data) {
        Bindings all = before;
        for (var entry : bind.entrySet()) {
            all = all.with(entry.getKey(), FitValues.of(fit, data, entry.getValue()));
        }
        return all;
    }

    private String data(Bindings before, SplittableRandom random) {
        return csv.isEmpty() ? made(before) : rows == 0 ? csv : sampled(random);
    }

    private String sampled(SplittableRandom random) {
        List<String> lines = csv.lines().filter(l -> !l.isBlank()).toList();
        List<String> body = new ArrayList<>(lines.subList(1, lines.size()));
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < rows && !body.isEmpty(); i++) {
            int at = random.nextInt(body.size());
            drawn.add(replace ? body.get(at) : body.remove(at));
        }
        return lines.getFirst() + "\n" + String.join("\n", drawn) + "\n";
    }

    private String made(Bindings before) {
        Map<String, Tensor> made = new LinkedHashMap<>();
        columns.forEach((name, expression) -> made.put(name, before.value(expression)));
        int length = made.values().stream().mapToInt(Tensor::rows).max().orElse(0);
        made.forEach((name, column) -> {
            if (column.cols() != 1 || column.rows() != length) {
                throw new IllegalArgumentException(
                        "the column '" + name + "' must be a vector of length " + length + " like the others");
            }
        });
        return String.join(",", made.keySet()) + "\n"
                + IntStream.range(0, length)
                        .mapToObj(i -> made.values().stream()
                                .map(c -> String.valueOf(c.at(i, 0)))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
