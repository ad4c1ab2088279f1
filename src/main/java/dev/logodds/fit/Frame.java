package dev.logodds.fit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table with typed columns. A column is numeric when all its cells are numbers or missing (empty or NA); quoted or not
 * makes no difference.
 *
 * @param columns the columns, all of the same length
 * @param lines the line of the CSV text on which each row starts, from 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Frame(List<Column> columns, int[] lines) {
    public Frame {
        columns = List.copyOf(columns);
    }

    public int rows() {
        return lines.length;
    }

    public static Frame parse(String csv) {
        return parse(csv, Limits.DEFAULT);
    }

    /** @throws FitProblem naming line and column where the text is not a table, or is too large */
    public static Frame parse(String csv, Limits limits) {
        List<List<Csv.Field>> records = Csv.records(csv, limits);
        if (records.size() < 2) {
            throw FitProblem.data("the data need a header line and at least one row", 1, 0);
        }
        List<Csv.Field> header = records.getFirst();
        limits.checkColumns("the table", header.size());
        checkHeader(header);
        List<List<Csv.Field>> rows = records.subList(1, records.size());
        checkWidths(rows, header.size());
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < header.size(); j++) {
            columns.add(column(header.get(j).text(), rows, j));
        }
        int[] lines = rows.stream().mapToInt(row -> row.getFirst().line()).toArray();
        return new Frame(columns, lines);
    }

    private static void checkHeader(List<Csv.Field> header) {
        Set<String> seen = new HashSet<>();
        for (int j = 0; j < header.size(); j++) {
            String name = header.get(j).text();
            if (name.isEmpty()) {
                throw FitProblem.data("line 1: column %d has no name".formatted(j + 1), 1, j + 1);
            }
            if (!seen.add(name)) {
                throw FitProblem.data("line 1: two columns are called \"%s\"".formatted(name), 1, j + 1);
            }
        }
    }

    private static void checkWidths(List<List<Csv.Field>> rows, int width) {
        for (List<Csv.Field> row : rows) {
            if (row.size() != width) {
                int line = row.getFirst().line();
                throw FitProblem.data(
                        "line %d: %d fields where the header has %d".formatted(line, row.size(), width),
                        line,
                        Math.min(row.size(), width));
            }
        }
    }

    private static Column column(String name, List<List<Csv.Field>> rows, int j) {
        double[] values = new double[rows.size()];
        boolean[] absent = new boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            String text = rows.get(i).get(j).text();
            absent[i] = isMissing(text);
            Optional<Double> number = absent[i] ? Optional.of(Double.NaN) : number(text);
            if (number.isEmpty()) {
                return factor(name, rows, j);
            }
            values[i] = number.get();
        }
        return new Column.Numeric(name, values, absent);
    }

    private static boolean isMissing(String text) {
        return text.isEmpty() || text.equals("NA");
    }

    private static Optional<Double> number(String text) {
        return switch (text) {
            case "NaN", "nan" -> Optional.of(Double.NaN);
            case "Inf", "inf", "+Inf", "Infinity", "∞" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Inf", "-inf", "-Infinity", "-∞" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> decimal(text);
        };
    }

    private static Optional<Double> decimal(String text) {
        char last = text.charAt(text.length() - 1);
        if (!Character.isDigit(last) && last != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Column factor(String name, List<List<Csv.Field>> rows, int j) {
        TreeSet<String> distinct = new TreeSet<>();
        for (List<Csv.Field> row : rows) {
            if (!isMissing(row.get(j).text())) {
                distinct.add(row.get(j).text());
            }
        }
        List<String> levels = List.copyOf(distinct);
        java.util.Map<String, Integer> codeOf = new java.util.HashMap<>();
        levels.forEach(level -> codeOf.put(level, codeOf.size()));
        int[] codes = new int[rows.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codeOf.getOrDefault(rows.get(i).get(j).text(), -1);
        }
        return new Column.Factor(name, levels, codes);
    }

    Optional<Column> find(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** @throws FitProblem naming the first missing or infinite cell of the column */
    void checkComplete(Column column) {
        for (int i = 0; i < rows(); i++) {
            boolean bad = column.missing(i)
                    || (column instanceof Column.Numeric numeric && !Double.isFinite(numeric.values()[i]));
            if (bad) {
                String what = column.missing(i) ? "an empty cell" : "a number that is not finite";
                throw FitProblem.data(
                        "line %d: %s in column \"%s\"".formatted(lines[i], what, column.name()),
                        lines[i],
                        columns.indexOf(column) + 1);
            }
        }
    }
}
