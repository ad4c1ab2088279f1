package dev.logodds.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of a pack: YAML between two lines of {@code ---}, then Markdown in sections.
 *
 * @param sections the text under each {@code ## heading}, by the heading, in order
 */
record Page(Problems problems, Yaml front, Map<String, Section> sections) {

    /** The text of a section and the line of the file on which it begins. */
    record Section(String text, int line) {}

    static Page parse(String content, Problems problems) {
        List<String> lines = content.lines().toList();
        int end = lines.isEmpty() || !lines.getFirst().strip().equals("---") ? -1 : closing(lines);
        if (end < 0) {
            problems.add(1, 1, "the file must begin with YAML between two lines of ---");
            return new Page(problems, Yaml.parse("{}", 1, problems), Map.of());
        }
        Yaml front = Yaml.parse(String.join("\n", lines.subList(1, end)), 2, problems);
        return new Page(problems, front, sections(lines, end + 1, problems));
    }

    private static int closing(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) if (lines.get(i).strip().equals("---")) return i;
        return -1;
    }

    private static Map<String, Section> sections(List<String> lines, int from, Problems problems) {
        Map<String, Section> sections = new LinkedHashMap<>();
        String name = "";
        int start = from;
        boolean fenced = false;
        List<String> text = new ArrayList<>();
        for (int i = from; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i) : "## ";
            if (line.startsWith("```")) fenced = !fenced;
            if (!line.startsWith("## ") || (fenced && i < lines.size())) {
                text.add(line);
                continue;
            }
            if (!name.isEmpty()) sections.put(name, new Section(String.join("\n", text), start + 1));
            else if (text.stream().anyMatch(l -> !l.isBlank())) {
                problems.add(from + 1, 1, "text before the first '## ' heading is not shown anywhere");
            }
            name = line.substring(3).strip();
            if (sections.containsKey(name)) problems.add(i + 1, 1, "the section '" + name + "' stands here twice");
            start = i + 1;
            text = new ArrayList<>();
        }
        return sections;
    }

    String section(String name) {
        Section section = sections.get(name);
        return section == null ? "" : section.text();
    }

    /** Where the file begins. */
    Places.Place start() {
        return new Places.Place(problems.path(), 1, 1);
    }

    /** Where a section begins. */
    Optional<Places.Place> place(String name) {
        return Optional.ofNullable(sections.get(name)).map(s -> new Places.Place(problems.path(), s.line(), 1));
    }

    String required(String name) {
        if (section(name).isBlank()) problems.add(1, 1, "the section '## " + name + "' is missing");
        return section(name);
    }
}
