package dev.logodds.formula;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * What {@link CheckerBenchmark} measures, by the thread's own processor time: for a machine that does other things as
 * well, where the clock mostly measures those.
 */
public final class CheckerTimes {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final long WARMING = 1_000_000_000L;
    private static final long MEASURED = 1_000_000_000L;

    /** Keeps the compiler from leaving out what nobody reads. */
    private static volatile Object sink = "";

    private CheckerTimes() {}

    public static void main(String[] args) {
        for (String task : List.of("gradient", "hessian", "derivation")) {
            CheckerBenchmark b = new CheckerBenchmark();
            b.task = task;
            b.chosen();
            row(task, "parse", b::parse);
            row(task, "preview", b::preview);
            row(task, "right", b::right);
            row(task, "wrong, named", b::wrongAndNamed);
            row(task, "wrong, unexplained", b::wrongAndUnexplained);
        }
    }

    private static void row(String task, String what, Supplier<Object> work) {
        run(work, WARMING);
        List<Long> took = run(work, MEASURED);
        Collections.sort(took);
        System.out.printf(
                "| %s | %s | %.0f | %.0f |%n",
                task, what, took.get(took.size() / 2) / 1e3, took.get(took.size() * 95 / 100) / 1e3);
    }

    private static List<Long> run(Supplier<Object> work, long nanos) {
        List<Long> took = new ArrayList<>();
        long end = CLOCK.getCurrentThreadCpuTime() + nanos;
        for (long start = 0; start < end; ) {
            start = CLOCK.getCurrentThreadCpuTime();
            sink = work.get();
            took.add(CLOCK.getCurrentThreadCpuTime() - start);
        }
        return took;
    }
}
