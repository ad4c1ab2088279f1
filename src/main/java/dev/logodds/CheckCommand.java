package dev.logodds;

import dev.logodds.lab.Figures;
import dev.logodds.pack.Katex;
import dev.logodds.pack.Markdown;
import dev.logodds.pack.PackCheck;
import dev.logodds.pack.PackReader;
import dev.logodds.question.Question;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code check <folder>}: reads and proves a pack, or a folder of packs, without starting the server. */
final class CheckCommand {
    private CheckCommand() {}

    /** @return 0 when everything holds, 1 when there are problems, 2 when it was called wrongly */
    static int run(String... args) {
        PrintStream out = System.out;
        if (args.length != 2 || !args[0].equals("check") || !Files.isDirectory(Path.of(args[1]))) {
            System.err.println(
                    "Without arguments the server starts. The one command is: check <folder>, where the folder holds a pack.yaml or"
                            + " folders that do.");
            return 2;
        }
        long start = System.nanoTime();
        PackReader.Result read = PackReader.read(Path.of(args[1]), new Markdown(new Katex(), Figures::svg));
        PackCheck.Report report = PackCheck.run(read);
        PackReader.Result all = read.with(report.problems());
        all.problems().forEach(out::println);
        new TreeMap<>(read.bank().questions().values().stream()
                        .collect(Collectors.groupingBy(
                                q -> q.meta().topic(),
                                Collectors.groupingBy(Question::kind, TreeMap::new, Collectors.counting()))))
                .forEach((topic, kinds) -> out.println(topic + ": " + kinds));
        out.printf(
                "%d questions, %d accepted answers, %d rejected answers, %d seeds, %.1f s: %s%n",
                report.questions(),
                report.accepts(),
                report.rejects(),
                report.seeds(),
                (System.nanoTime() - start) / 1e9,
                all.sound() ? "no problem" : all.problems().size() + " problems");
        return all.sound() ? 0 : 1;
    }
}
