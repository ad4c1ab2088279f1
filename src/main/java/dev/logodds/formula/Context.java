package dev.logodds.formula;

import java.util.List;

/** What a question declares: symbols, and definitions such as {@code p = sigmoid(X w)}. */
public record Context(List<Symbol> symbols, List<String> definitions) {
    public Context {
        symbols = List.copyOf(symbols);
        definitions = List.copyOf(definitions);
    }
}
