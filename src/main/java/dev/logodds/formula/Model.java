package dev.logodds.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A context made ready: symbols by name, definitions as typed trees. */
final class Model {
    static final Set<String> DIMENSIONS = Set.of("n", "d", "K");
    final Map<String, Symbol> symbols = new LinkedHashMap<>();
    final Map<String, Core> definitions = new LinkedHashMap<>();
    /** Free indices that the question declares, with their dimension. */
    final Map<String, String> free = new TreeMap<>();

    /** Whether it is a derivation's, whose lines are read more generously than a single answer. */
    boolean derives;

    final Vocabulary vocabulary = new Vocabulary();
    final List<Symbol> drawn = new ArrayList<>();

    Model(Context context) {
        for (Symbol s : context.symbols()) {
            declare(s);
        }
        for (String definition : context.definitions()) {
            define(definition);
        }
    }

    /** A model of given values, in which n, d and K are names like any other. */
    static Model values(Map<String, Tensor> values) {
        Model m = new Model(new Context(List.of(), List.of()));
        m.vocabulary.withoutDimensions();
        values.forEach((spelling, value) -> {
            String name = Names.canonical(spelling);
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
                throw new IllegalArgumentException("'" + spelling + "' can't be the name of a number");
            }
            List<String> shape = Expressions.shape(value);
            m.names(new Symbol(spelling, shape, new Domain.Real(), List.of()), name);
            m.symbols.put(name, new Symbol(name, shape, new Domain.Real(), List.of()));
        });
        return m;
    }

    /** A copy that a derivation may add names to. */
    Model copy() {
        Model m = new Model(new Context(List.of(), List.of()));
        m.symbols.putAll(symbols);
        m.definitions.putAll(definitions);
        m.free.putAll(free);
        m.drawn.addAll(drawn);
        m.vocabulary.addAll(vocabulary);
        m.derives = true;
        return m;
    }

    private void declare(Symbol s) {
        String name = Names.canonical(s.name());
        for (String dimension : s.shape()) {
            if (!DIMENSIONS.contains(dimension) && !dimension.matches("[1-9]\\d?")) {
                throw new IllegalArgumentException("Symbol " + s.name() + ": unknown dimension '" + dimension
                        + "'; use n, d, K or a number from 1 to 99");
            }
        }
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("'" + s.name() + "' can't be a symbol's name; make it an alias");
        }
        if (symbols.containsKey(name)) {
            throw new IllegalArgumentException("Symbol " + s.name() + " is declared twice");
        }
        if (s.domain() instanceof Domain.Index(String dimension)) {
            if (!DIMENSIONS.contains(dimension)) {
                throw new IllegalArgumentException("Index " + name + " runs over the unknown dimension " + dimension);
            }
            free.put(name, dimension);
            return;
        }
        names(s, name);
        if (DIMENSIONS.contains(name) && s.shape().isEmpty()) {
            return;
        }
        Symbol plain = new Symbol(name, s.shape(), s.domain(), s.aliases());
        symbols.put(name, plain);
        drawn.add(plain);
    }

    private void names(Symbol s, String name) {
        vocabulary.add(s.name(), name);
        for (String alias : s.aliases()) {
            if (!alias.isBlank()) {
                vocabulary.add(alias.strip(), name);
            }
        }
    }

    private void define(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("Definition '" + text + "' needs the form name = formula");
        }
        String left = text.substring(0, equals).replaceFirst(":$", "").strip();
        String name = Names.canonical(left.replaceFirst("_\\{?[ijk]\\}?$", ""));
        boolean indexed = !name.equals(Names.canonical(left));
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("'" + left + "' can't be a definition's name");
        }
        Typed typed = author(text.substring(equals + 1).strip(), "definition '" + text + "'");
        if (indexed && typed.core().shape().scalar()) {
            throw new IllegalArgumentException("Definition '" + text + "' does not use its index");
        }
        definitions.put(name, new Core.Def(name, typed.core(), typed.core().shape()));
        vocabulary.add(name, name);
        vocabulary.callable(name);
    }

    /** Reads an author's formula; what is wrong with it is the caller's mistake. */
    Typed author(String text, String what) {
        try {
            return Typer.type(this, Texts.readings(this, text).getFirst());
        } catch (Rejection r) {
            for (Reading reading : laterReadings(text)) {
                try {
                    return Typer.type(this, reading);
                } catch (Rejection _) {
                    continue;
                }
            }
            throw new IllegalArgumentException("The " + what + " can't be read: " + r.text(), r);
        }
    }

    private List<Reading> laterReadings(String text) {
        try {
            return Texts.readings(this, text);
        } catch (Rejection _) {
            return List.of();
        }
    }

    /** Names that take two indices, and their lower-case row forms. */
    Set<String> matrices() {
        Set<String> out = new HashSet<>(Set.of("H", "I"));
        for (Symbol s : symbols.values()) {
            if (s.shape().size() == 2) {
                out.add(s.name());
                out.add(s.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        definitions.forEach((name, core) -> {
            if (core.shape().matrix()) {
                out.add(name);
            }
        });
        return out;
    }

    /** The scalar that a function without argument is meant to be applied to. */
    @Nullable
    String argument() {
        if (symbols.containsKey("z") || definitions.containsKey("z")) {
            return "z";
        }
        List<String> scalars = symbols.values().stream()
                .filter(s -> s.shape().isEmpty() && s.domain() instanceof Domain.Real)
                .map(Symbol::name)
                .toList();
        return scalars.size() == 1 ? scalars.getFirst() : null;
    }

    @Nullable
    Shape shapeOf(String name, boolean numpy) {
        Symbol s = symbols.get(name);
        if (s != null) {
            return Shape.declared(s.shape(), numpy);
        }
        Core core = definitions.get(name);
        return core == null ? null : core.shape();
    }
}
