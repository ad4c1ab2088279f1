package dev.logodds.lab;

import java.util.List;
import java.util.Locale;

/** A parameter of a lab: typed and bounded. */
public sealed interface Control {
    String name();

    String label();

    /** The value used when none, or none that makes sense, is given. */
    String initial();

    /** {@code given} if it is allowed, moved to the nearest allowed value otherwise. */
    String bounded(String given);

    /** A number between two bounds, with the step of its slider. */
    record Range(String name, String label, double from, double to, double step, double start) implements Control {
        @Override
        public String initial() {
            return text(start);
        }

        @Override
        public String bounded(String given) {
            try {
                double value = Double.parseDouble(given);
                return Double.isNaN(value) ? initial() : text(Math.clamp(value, from, to));
            } catch (NumberFormatException e) {
                return initial();
            }
        }

        private static String text(double value) {
            String text = String.format(Locale.ROOT, "%.4f", value)
                    .replaceAll("0+$", "")
                    .replaceAll("\\.$", "");
            return text.equals("-0") ? "0" : text;
        }
    }

    /** One of several named settings. */
    record Pick(String name, String label, List<Option> options) implements Control {
        /** A setting and the words for it. */
        public record Option(String value, String label) {}

        @Override
        public String initial() {
            return options.getFirst().value();
        }

        @Override
        public String bounded(String given) {
            return options.stream().anyMatch(o -> o.value().equals(given)) ? given : initial();
        }
    }
}
