package dev.logodds.formula;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the scalar identities of {@code src/bench/peers/identities.txt} and prints the time each takes; SymPy and
 * Maxima do the same in {@code src/bench/peers/peers.sh}. Once with nothing kept between checks, as for them, and once
 * as the app does it, where a question's own side is prepared once.
 */
public final class IdentityBenchmark {
    private static final int ROUNDS = 300;

    private IdentityBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<String[]> identities = Files.readAllLines(Path.of(args[0])).stream()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(l -> l.split("\\|", -1))
                .toList();
        Checker kept = new Checker();
        for (int warming = 0; warming < 2; warming++) {
            double[] sums = new double[2];
            for (String[] sides : identities) {
                double anew = median(sides, null);
                double again = median(sides, kept);
                sums[0] += anew;
                sums[1] += again;
                if (warming == 1) {
                    System.out.printf(
                            "%.4f ms anew, %.4f ms question kept: %s= %s%n", anew, again, sides[0], sides[1].strip());
                }
            }
            if (warming == 1) {
                int count = identities.size();
                System.out.printf("mean %.4f ms anew, %.4f ms question kept%n", sums[0] / count, sums[1] / count);
            }
        }
    }

    /** Milliseconds; throws when an identity is not found equal. */
    private static double median(String[] sides, @Nullable Checker kept) {
        Context context = Questions.context("z real; y real; a >0; b >0; p (0,1)", "");
        double[] millis = new double[ROUNDS];
        for (int k = 0; k < ROUNDS; k++) {
            long start = System.nanoTime();
            Checker checker = kept == null ? new Checker() : kept;
            Verdict v = checker.check(context, new Task.Formula(sides[0].strip()), sides[1].strip());
            millis[k] = (System.nanoTime() - start) / 1e6;
            if (!v.outcome().isCorrect()) {
                throw new IllegalStateException(sides[0] + "= " + sides[1] + ": " + v.message());
            }
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
