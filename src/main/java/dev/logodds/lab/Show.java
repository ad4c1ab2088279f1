package dev.logodds.lab;

import java.util.Locale;

/** Numbers for people: a real minus, a fixed number of decimals. */
final class Show {
    private Show() {}

    static String n(double value, int decimals) {
        if (Double.isNaN(value)) return "–";
        if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
        return minus(plain(value, decimals));
    }

    /** With its sign, also when positive. */
    static String signed(double value, int decimals) {
        return (value > 0 ? "+" : "") + n(value, decimals);
    }

    static String percent(double share, int decimals) {
        return n(100 * share, decimals) + " %";
    }

    /** A whole number, thousands apart where there are five digits. */
    static String grouped(int number) {
        return number < 10_000 ? String.valueOf(number) : "%d %03d".formatted(number / 1000, number % 1000);
    }

    static String plain(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    static String minus(String number) {
        return number.replace('-', '−');
    }
}
