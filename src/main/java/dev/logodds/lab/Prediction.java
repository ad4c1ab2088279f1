package dev.logodds.lab;

import java.util.List;

/** A question to answer before the reveal, with what the engine finds. */
public sealed interface Prediction {
    /** Unique in its lab. */
    String key();

    String question();

    /** What happened, in words. */
    String because();

    /** Whether something was answered that can be scored. */
    boolean valid(String answer);

    boolean right(String answer);

    /** A valid answer in words. */
    String said(String answer);

    /** What the engine found, as an answer. */
    String truth();

    /** What the engine found, in words. */
    default String told() {
        return said(truth());
    }

    /** One of several statements; {@code expected} is the index of the true one. */
    record Choice(String key, String question, List<String> options, int expected, String because)
            implements Prediction {
        @Override
        public boolean valid(String answer) {
            return answer.matches("\\d") && Integer.parseInt(answer) < options.size();
        }

        @Override
        public boolean right(String answer) {
            return answer.equals(truth());
        }

        @Override
        public String said(String answer) {
            return options.get(Integer.parseInt(answer));
        }

        @Override
        public String truth() {
            return String.valueOf(expected);
        }
    }

    /** A number, right when within {@code tolerance} of the expected one. */
    record Amount(String key, String question, double expected, double tolerance, int decimals, String because)
            implements Prediction {
        @Override
        public boolean valid(String answer) {
            return answer.matches("[-−+]?\\d{0,9}([.,]\\d{0,9})?") && answer.matches(".*\\d.*");
        }

        public static double number(String answer) {
            return Double.parseDouble(answer.replace('−', '-').replace(',', '.'));
        }

        @Override
        public boolean right(String answer) {
            return Math.abs(number(answer) - expected) <= tolerance;
        }

        @Override
        public String said(String answer) {
            return Show.minus(answer);
        }

        @Override
        public String truth() {
            return Show.plain(expected, decimals);
        }
    }
}
