package dev.logodds.pack;

import dev.logodds.question.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the gaps of a text, in the order in which the text names them. */
final class GapReader {
    private static final Pattern GAP = Pattern.compile("\\[\\[([a-z][a-zA-Z0-9-]*)]]");

    private final Yaml front;
    private final String text;
    private final String id;
    private final Places places;

    GapReader(Yaml front, String text, String id, Places places) {
        this.front = front;
        this.text = text;
        this.id = id;
        this.places = places;
    }

    List<Gap> read() {
        Yaml blanks =
                front.get("blanks").orElseThrow(() -> new IllegalArgumentException("the key 'blanks' is missing"));
        Map<String, Yaml> declared = blanks.entries();
        List<String> named =
                GAP.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
        Set<String> names = new LinkedHashSet<>(named);
        if (names.size() < named.size()) blanks.problem("the text names a gap twice");
        declared.forEach((name, yaml) -> {
            if (!names.contains(name)) yaml.problem("the text has no [[" + name + "]]");
        });
        List<Gap> gaps = new ArrayList<>();
        for (String name : names) {
            Yaml gap = declared.get(name);
            if (gap == null) blanks.problem("the gap [[" + name + "]] is not described here");
            else gaps.add(gap(name, gap));
        }
        return gaps;
    }

    private Gap gap(String name, Yaml gap) {
        gap.keys(Set.of("pick", "right", "text", "formula", "accept", "number", "tolerance", "reject"));
        places.put(id, "gap " + name, gap.place());
        Map<String, String> reject = new LinkedHashMap<>();
        gap.get("reject").ifPresent(map -> map.entries().forEach((k, v) -> reject.put(k, v.text())));
        if (gap.get("pick").isPresent()) return new Gap.Pick(name, gap.texts("pick"), gap.text("right"), reject);
        if (gap.get("text").isPresent()) return new Gap.Words(name, gap.texts("text"), reject);
        if (gap.get("formula").isPresent()) {
            return new Gap.Formula(name, gap.text("formula"), gap.texts("accept"), reject);
        }
        if (gap.get("number").isPresent()) {
            return new Gap.Number(name, gap.text("number"), QuestionReader.tolerance(gap), reject);
        }
        throw new IllegalArgumentException("the gap '" + name + "' needs one of pick, text, formula, number");
    }
}
