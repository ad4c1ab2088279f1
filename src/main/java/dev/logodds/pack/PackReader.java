package dev.logodds.pack;

import dev.logodds.question.Blueprint;
import dev.logodds.question.LabPage;
import dev.logodds.question.MistakeNote;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Scenario;
import dev.logodds.question.Topic;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads a pack's folder. Whatever is wrong with it is gathered as {@link PackProblem}s; nothing is thrown for a bad pack. */
public final class PackReader {
    private static final long LARGEST_FILE = 200_000;
    private static final int MOST_FILES = 5_000;

    /**
     * What was read.
     *
     * @param problems empty when the pack is sound
     */
    public record Result(QuestionBank bank, List<PackProblem> problems, Places places) {
        /** Nothing read. */
        public static final Result EMPTY = new Result(QuestionBank.empty(), List.of(), new Places());

        /** The same with what a check has found. */
        public Result with(List<PackProblem> found) {
            List<PackProblem> all = new ArrayList<>(problems);
            all.addAll(found);
            return new Result(bank, List.copyOf(all), places);
        }

        /** Whether no problem was found. */
        public boolean sound() {
            return problems.isEmpty();
        }
    }

    private final Markdown markdown;
    private final List<PackProblem> problems = new ArrayList<>();
    private final Map<String, String> outline = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Map<String, LabPage> labs = new LinkedHashMap<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, MistakeNote> mistakes = new LinkedHashMap<>();
    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
    private final List<Blueprint.Cell> cells = new ArrayList<>();
    private final Places places = new Places();
    private String prefix = "";
    private Datasets datasets = Datasets.NONE;

    private PackReader(Markdown markdown) {
        this.markdown = markdown;
    }

    /** Reads the pack in {@code folder}, or, where it has no pack.yaml, every pack in a folder of it. */
    public static Result read(Path folder, Markdown markdown) {
        PackReader reader = new PackReader(markdown);
        if (Files.exists(folder.resolve("pack.yaml"))) reader.pack(folder);
        else reader.packs(folder);
        Links.check(reader, reader.problems);
        return new Result(
                new QuestionBank(
                        reader.outline,
                        reader.topics,
                        reader.labs,
                        reader.questions,
                        reader.mistakes,
                        reader.scenarios,
                        new Blueprint(reader.cells)),
                List.copyOf(reader.problems),
                reader.places);
    }

    private void packs(Path folder) {
        List<Path> found = listed(folder, f -> Files.exists(f.resolve("pack.yaml")));
        if (found.isEmpty()) {
            problems.add(new PackProblem(
                    folder.toString(), 1, 1, "there is no pack here: neither pack.yaml nor a folder that holds one"));
        }
        for (Path pack : found) {
            prefix = pack.getFileName() + "/";
            pack(pack);
        }
    }

    private void pack(Path folder) {
        Problems at = new Problems(prefix + "pack.yaml", problems);
        datasets = Datasets.in(folder.resolve("datasets"), prefix + "datasets/", problems);
        Yaml pack = Yaml.parse(content(folder.resolve("pack.yaml"), at), 1, at)
                .keys(Set.of("id", "title", "licence", "topics"));
        List<String> own = new ArrayList<>();
        pack.get("topics")
                .ifPresent(list -> list.items().forEach(t -> {
                    String id = t.text("id");
                    // a topic's id is also its folder
                    if (!id.matches("[a-z0-9-]{1,60}"))
                        t.problem("a topic's id is lower-case letters, digits and -, not '" + id + "'");
                    else if (outline.put(id, t.text("title")) != null)
                        t.problem("the topic " + id + " stands in two places");
                    else own.add(id);
                }));
        files(folder.resolve("mistakes")).forEach(f -> mistake(page(folder, f)));
        for (String topic : own) {
            Path place = folder.resolve(topic);
            if (!Files.isDirectory(place)) continue;
            // questions of a topic may be there before its page is
            if (Files.exists(place.resolve("topic.md"))) topic(topic, page(folder, place.resolve("topic.md")));
            Stream.concat(files(place).stream(), files(place.resolve("cards")).stream())
                    .filter(f -> !f.endsWith("topic.md") && !f.endsWith("lab.md"))
                    .forEach(f -> question(topic, page(folder, f)));
            if (Files.exists(place.resolve("lab.md"))) lab(page(folder, place.resolve("lab.md")));
        }
        listed(folder.resolve("scenarios"), Files::isDirectory).forEach(place -> scenario(folder, place));
        if (Files.exists(folder.resolve("blueprint.yaml"))) blueprint(folder.resolve("blueprint.yaml"));
    }

    private void scenario(Path folder, Path place) {
        String id = place.getFileName().toString();
        Page page = page(folder, place.resolve("scenario.md"));
        placed("scenario " + id, page, "Brief", "Debrief");
        Map<String, Page> pages = new LinkedHashMap<>();
        files(place).stream()
                .filter(f -> !f.endsWith("scenario.md"))
                .forEach(f -> pages.put(f.getFileName().toString().replace(".md", ""), page(folder, f)));
        Scenario scenario = new ScenarioReader(
                        id,
                        page,
                        pages,
                        (node, topic) -> questionReader(id, topic, node).read(),
                        name -> prose(page, name, true))
                .read(outline.keySet());
        if (scenarios.put(id, scenario) != null) page.front().problem("the scenario " + id + " stands in two packs");
    }

    private void blueprint(Path file) {
        Problems at = new Problems(prefix + "blueprint.yaml", problems);
        Yaml plan = Yaml.parse(content(file, at), 1, at).keys(Set.of("cells"));
        plan.get("cells")
                .ifPresent(list -> list.items().forEach(cell -> {
                    cell.keys(Set.of("topic", "about", "items"));
                    try {
                        cells.add(new Blueprint.Cell(cell.text("topic"), cell.text("about"), cell.texts("items")));
                        places.put("blueprint " + cells.size(), "", cell.place());
                    } catch (IllegalArgumentException e) {
                        cell.problem(String.valueOf(e.getMessage()));
                    }
                }));
    }

    Places places() {
        return places;
    }

    Map<String, Topic> topics() {
        return topics;
    }

    Map<String, Question> questions() {
        return questions;
    }

    Map<String, String> outline() {
        return outline;
    }

    Map<String, Scenario> scenarios() {
        return scenarios;
    }

    List<Blueprint.Cell> cells() {
        return cells;
    }

    Map<String, MistakeNote> mistakes() {
        return mistakes;
    }

    private Page page(Path folder, Path file) {
        Problems at = new Problems(prefix + folder.relativize(file), problems);
        return Page.parse(content(file, at), at);
    }

    private String content(Path file, Problems at) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                at.add(1, 1, "the file is larger than " + LARGEST_FILE / 1000 + " kB");
                return "";
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            at.add(1, 1, "the file is not UTF-8");
        } catch (IOException e) {
            at.add(1, 1, "the file can't be read: " + e.getMessage());
        }
        return "";
    }

    private List<Path> files(Path folder) {
        return listed(folder, f -> f.toString().endsWith(".md"));
    }

    private List<Path> listed(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(wanted).sorted().limit(MOST_FILES).toList();
        } catch (IOException e) {
            problems.add(new PackProblem(folder.toString(), 1, 1, "the folder can't be read: " + e.getMessage()));
            return List.of();
        }
    }

    private void mistake(Page page) {
        Yaml front = page.front().keys(Set.of("key", "title", "topic"));
        MistakeNote note = new MistakeNote(
                front.text("key"),
                front.text("title"),
                front.text("topic", ""),
                prose(page, "Say", true),
                prose(page, "Why", true));
        placed("mistake " + note.key(), page, "Say", "Why");
        if (mistakes.put(note.key(), note) != null) front.problem("the mistake " + note.key() + " stands in two files");
    }

    private void topic(String id, Page page) {
        Yaml front = page.front()
                .keys(Set.of("id", "title", "summary", "minutes", "reviewed", "prerequisites", "related", "lab"));
        if (!front.text("id").equals(id)) front.problem("the topic's id must be its folder's name, " + id);
        placed("topic " + id, page, page.sections().keySet().toArray(String[]::new));
        List<Topic.Stage> stages = page.sections().keySet().stream()
                .map(name -> new Topic.Stage(name, prose(page, name, true)))
                .toList();
        topics.put(
                id,
                new Topic(
                        id,
                        front.text("title"),
                        front.text("summary"),
                        front.integer("minutes", 10),
                        front.text("reviewed"),
                        front.texts("prerequisites"),
                        front.texts("related"),
                        front.get("lab").map(Yaml::text).orElse(null),
                        stages));
    }

    private void lab(Page page) {
        Yaml front = page.front().keys(Set.of("id", "title", "summary"));
        String id = front.text("id");
        placed("lab " + id, page, "Introduction", "What to notice");
        labs.put(
                id,
                new LabPage(
                        id,
                        front.text("title"),
                        front.text("summary"),
                        prose(page, "Introduction", true),
                        prose(page, "What to notice", true)));
    }

    private void placed(String id, Page page, String... sections) {
        places.put(id, "", page.start());
        for (String section : sections) page.place(section).ifPresent(p -> places.put(id, section, p));
    }

    private void question(String topic, Page page) {
        questionReader(topic, topic, page).read().ifPresent(q -> {
            if (questions.putIfAbsent(q.meta().id(), q) != null) {
                page.front().problem("the id " + q.meta().id() + " stands in two files");
            }
        });
    }

    private QuestionReader questionReader(String folder, String topic, Page page) {
        return new QuestionReader(
                page, folder, topic, (name, needed) -> prose(page, name, needed), markdown, datasets::csv, places);
    }

    private Prose prose(Page page, String name, boolean needed) {
        Page.Section section = page.sections().get(name);
        if (section == null || section.text().isBlank()) {
            if (needed) page.required(name);
            return Prose.EMPTY;
        }
        return markdown.prose(section.text());
    }
}
