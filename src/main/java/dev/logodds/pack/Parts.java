package dev.logodds.pack;

import dev.logodds.question.Meta;
import dev.logodds.question.Numbers;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a question lists in its Markdown: options, lines, pairs, key points. */
final class Parts {
    private static final Pattern KEY = Pattern.compile("\\s*\\{([A-Z][A-Z0-9_]+)}\\s*$");
    private static final Pattern NUMBERED = Pattern.compile("\\d+[.)]\\s+(.*)");

    private final Page page;
    private final Markdown markdown;
    private String reading = "";

    Parts(Page page, Markdown markdown) {
        this.page = page;
        this.markdown = markdown;
    }

    /** The section that is being read, or was last. */
    String reading() {
        return reading;
    }

    private String section(String name) {
        reading = name;
        return page.required(name);
    }

    List<Question.Option> options(String section) {
        return items(section(section), "- [").stream().map(this::option).toList();
    }

    /** The text cut before each line that begins with {@code marker}. */
    private static List<List<String>> items(String text, String marker) {
        List<List<String>> items = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(marker)) items.add(new ArrayList<>());
            if (items.isEmpty()) {
                if (!line.isBlank()) {
                    throw new IllegalArgumentException("a list is needed whose lines begin with '" + marker.strip()
                            + "'; this stands before it: '" + line + "'");
                }
            } else {
                items.getLast().add(line);
            }
        }
        return items;
    }

    private Question.Option option(List<String> lines) {
        String first = lines.getFirst();
        boolean right = ticked(first);
        StringBuilder text = new StringBuilder(first.substring(6));
        StringBuilder why = new StringBuilder();
        lines.stream().skip(1).map(String::strip).forEach(l -> {
            if (l.startsWith(">")) why.append(l.substring(1).strip()).append('\n');
            else text.append('\n').append(l);
        });
        Matcher key = KEY.matcher(text);
        String mistake = key.find() ? key.group(1) : null;
        String shown = mistake == null ? text.toString() : text.substring(0, key.start());
        return new Question.Option(markdown.prose(shown), markdown.prose(why.toString()), right, mistake);
    }

    private static boolean ticked(String line) {
        if (!line.startsWith("- [x] ") && !line.startsWith("- [ ] ")) {
            throw new IllegalArgumentException("an item begins with '- [x] ' or '- [ ] ', not with '" + line + "'");
        }
        return line.startsWith("- [x]");
    }

    List<Prose> lines() {
        List<String> lines = new ArrayList<>();
        for (String line : section("Lines").lines().toList()) {
            Matcher numbered = NUMBERED.matcher(line);
            if (numbered.matches()) lines.add(numbered.group(1));
            else if (!line.isBlank() && !lines.isEmpty()) lines.add(lines.removeLast() + "\n" + line.strip());
        }
        return lines.stream().map(markdown::prose).toList();
    }

    Question match(Meta meta, Question.Body body, Numbers numbers) {
        List<Prose> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<String> partners = new ArrayList<>();
        for (String line : section("Pairs").lines().filter(l -> !l.isBlank()).toList()) {
            String[] sides = line.startsWith("- ") ? line.substring(2).split("::", 2) : new String[0];
            if (sides.length != 2) {
                throw new IllegalArgumentException("a pair is '- left :: right', not '" + line + "'");
            }
            String partner = sides[1].strip();
            if (!partners.contains(partner)) partners.add(partner);
            if (sides[0].isBlank()) continue;
            left.add(markdown.prose(sides[0].strip()));
            right.add(partners.indexOf(partner));
        }
        return new Question.Match(
                meta,
                body,
                numbers,
                left,
                right,
                partners.stream().map(markdown::prose).toList());
    }

    List<Question.KeyPoint> points() {
        return items(section("Key points"), "- [").stream().map(this::point).toList();
    }

    private Question.KeyPoint point(List<String> lines) {
        boolean essential = ticked(lines.getFirst());
        StringBuilder text = new StringBuilder(lines.getFirst().substring(6));
        StringBuilder question = new StringBuilder();
        StringBuilder options = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            String l = line.strip();
            if (l.startsWith("? ")) question.append(l.substring(2));
            else if (l.startsWith("- [") || !options.isEmpty())
                options.append(l).append('\n');
            else if (!question.isEmpty()) question.append('\n').append(l);
            else text.append('\n').append(l);
        }
        Question.Probe probe = probe(question.toString(), options.toString());
        if (essential && probe == null) {
            throw new IllegalArgumentException("the essential point '" + text + "' needs a probe");
        }
        return new Question.KeyPoint(markdown.prose(text.toString()), essential, essential ? probe : null);
    }

    private Question.@Nullable Probe probe(String question, String options) {
        if (question.isBlank()) return null;
        return new Question.Probe(
                markdown.prose(question),
                items(options, "- [").stream().map(this::option).toList());
    }
}
