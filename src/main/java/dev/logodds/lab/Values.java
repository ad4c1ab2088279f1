package dev.logodds.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a lab's parameters, each within its bounds.
 *
 * @param own a table of the learner's own as CSV, or nothing; it is no part of an address
 */
public record Values(Map<String, String> byName, String own) {

    /** Takes what is given for each control; what is missing or out of bounds is mended, so that every address shows something. */
    public static Values of(List<Control> controls, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Control c : controls) {
            @Nullable String raw = given.get(c.name());
            values.put(c.name(), raw == null ? c.initial() : c.bounded(raw));
        }
        return new Values(values, "");
    }

    public Values withOwn(String csv) {
        return new Values(byName, csv);
    }

    public String text(String name) {
        String value = byName.get(name);
        if (value == null) throw new IllegalArgumentException("the lab has no parameter " + name);
        return value;
    }

    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    public int whole(String name) {
        return (int) Math.round(number(name));
    }

    /** As the query of an address; bounded values need no escaping. */
    public String query() {
        return byName.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
    }
}
