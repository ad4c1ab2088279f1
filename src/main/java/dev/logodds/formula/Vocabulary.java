package dev.logodds.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a question gives meaning to, for the lexer and the resolver. */
final class Vocabulary {
    private static final Set<String> WORDS = Set.of(
            "for",
            "in",
            "range",
            "axis",
            "keepdims",
            "True",
            "False",
            "None",
            "newaxis",
            "where",
            "and",
            "ord",
            "if",
            "otherwise",
            "else");
    /** No part of a run of letters is longer: it keeps the splitting of thousands of letters linear. */
    private static final int LONGEST_NAME = 24;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> literal = new LinkedHashMap<>();
    private final Set<String> callable = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    Vocabulary() {
        for (String dimension : List.of("n", "d", "K")) {
            names.put(dimension, dimension);
        }
    }

    /** A copy to which a text's own definitions can be added. */
    Vocabulary copy() {
        Vocabulary v = new Vocabulary();
        v.addAll(this);
        return v;
    }

    void addAll(Vocabulary other) {
        names.putAll(other.names);
        literal.putAll(other.literal);
        callable.addAll(other.callable);
    }

    /** Forgets the dimensions, for texts about plain numbers. */
    void withoutDimensions() {
        names.clear();
    }

    /** Says that {@code name} is a quantity of which {@code name(w)} is another spelling. */
    void callable(String name) {
        callable.add(name);
    }

    /** Leaves {@code name} out of messages. */
    void hide(String name) {
        hidden.add(name);
    }

    boolean isCallable(String name) {
        return callable.contains(name);
    }

    /** Makes {@code spelling} mean {@code name}. */
    void add(String spelling, String name) {
        String s = Names.canonical(spelling);
        if (s.matches("[A-Za-z][A-Za-z0-9]*")) {
            names.put(s, name);
        } else {
            literal.put(spelling, name);
            literal.put(s, name);
            names.put(s, name);
            if (s.contains("_")) {
                literal.put(s.replaceFirst("_(.+)$", "_{$1}"), name);
            }
        }
    }

    @Nullable
    String resolve(String spelling) {
        String s = names.get(spelling);
        return s != null ? s : names.get(Names.canonical(spelling));
    }

    boolean word(String s) {
        return WORDS.contains(s);
    }

    boolean known(String s) {
        return resolve(s) != null || WORDS.contains(s) || !Names.function(s).isEmpty();
    }

    /** The longest unusual spelling (an alias with a bracket or an index) that starts at {@code at}. */
    Map.@Nullable Entry<String, String> literalAt(String text, int at) {
        return literal.entrySet().stream()
                .filter(e -> text.startsWith(e.getKey(), at)
                        && ends(text, at + e.getKey().length(), e.getKey()))
                .max(Comparator.comparingInt(e -> e.getKey().length()))
                .orElse(null);
    }

    private static boolean ends(String text, int end, String spelling) {
        boolean wordy = Character.isLetterOrDigit(spelling.charAt(spelling.length() - 1));
        return !wordy || end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }

    /** Known names that {@code run} is made of, or null: {@code Xw} is X and w. */
    @Nullable
    List<String> split(String run) {
        return split(run, 0, new HashMap<>());
    }

    private @Nullable List<String> split(String run, int at, Map<Integer, Boolean> dead) {
        if (at == run.length()) {
            return new ArrayList<>();
        }
        if (dead.containsKey(at)) {
            return null;
        }
        for (int end = Math.min(run.length(), at + LONGEST_NAME); end > at; end--) {
            String head = run.substring(at, end);
            boolean digits = at > 0 && head.chars().allMatch(Character::isDigit);
            if (digits || splittable(head)) {
                List<String> rest = split(run, end, dead);
                if (rest != null) {
                    rest.addFirst(head);
                    return rest;
                }
            }
        }
        dead.put(at, true);
        return null;
    }

    private boolean splittable(String s) {
        return resolve(s) != null
                || s.equals("e")
                || s.length() > 1 && !Names.function(s).isEmpty();
    }

    /** A declared name that differs from {@code name} only by case or by one letter. */
    @Nullable
    String nearest(String name, boolean caseOnly) {
        return names.keySet().stream()
                .filter(k -> caseOnly ? k.equalsIgnoreCase(name) && !k.equals(name) : near(k, name))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static boolean near(String a, String b) {
        return a.length() > 2 && Math.abs(a.length() - b.length()) <= 1 && (a.startsWith(b) || b.startsWith(a));
    }

    /** All names, for a message. */
    List<String> declared() {
        return names.values().stream()
                .filter(n -> !hidden.contains(n))
                .distinct()
                .sorted()
                .toList();
    }
}
