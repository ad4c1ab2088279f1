package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A side of a relation in a derivation's line; {@code offset} is its place in the whole text. */
record Segment(Relation relation, String text, int offset) {
    /** What ties a side to the one before it. */
    enum Relation {
        FIRST,
        EQUAL,
        PROPORTIONAL,
        AT_LEAST,
        MORE,
        AT_MOST,
        LESS,
        /** The right side is an interval, or a space. */
        IN,
        /** A statement of its own begins. */
        IMPLIES;

        boolean inequality() {
            return this == AT_LEAST || this == MORE || this == AT_MOST || this == LESS;
        }

        /** Whether the right side is claimed to be the smaller one. */
        boolean falling() {
            return this == AT_LEAST || this == MORE;
        }

        boolean strict() {
            return this == MORE || this == LESS;
        }
    }

    private static final Pattern ENVIRONMENT = Pattern.compile("\\\\(begin|end)\\{\\w+\\*?\\}|\\\\q?quad(?![a-z])");
    private static final Pattern RELATION = Pattern.compile(
            "(?<imp>⇒|⟹|→|⟶|->|=>|∴|\\\\(?:Rightarrow|Longrightarrow|implies|therefore|to|rightarrow)(?![a-zA-Z])"
                    + "|(?<![\\\\\\w{])(?i:so|hence|thus|therefore)(?=\\s))"
                    + "|(?<and>[,;:](?=\\s)|(?<=\\s)and(?=\\s))"
                    + "|(?<in>∈|\\\\in(?![a-z]))"
                    + "|(?<ge>>=|≥|⪰|≽|\\\\geq?(?:slant)?(?![a-z])|\\\\succc?(?:urly)?eq(?![a-z]))"
                    + "|(?<le><=|≤|⪯|≼|\\\\leq?(?:slant)?(?![a-z])|\\\\prec(?:curly)?eq(?![a-z]))"
                    + "|(?<gt>>|≻|\\\\(?:gt|succ)(?![a-z]))|(?<lt><|≺|\\\\(?:lt|prec)(?![a-z]))"
                    + "|(?<eq>(?<![<>=!:])=(?!=)|:=|\\\\equiv(?![a-z]))|(?<prop>∝|\\\\propto)");

    /** One physical line; {@code definitions} are what stands behind its {@code where}, each a line of its own. */
    record Line(int number, String text, List<Segment> segments, List<Line> definitions) {
        /** Whether it says in words that something is positive semi-definite. */
        boolean claims() {
            return Remarks.claims(text);
        }
    }

    /** The lines that say something, numbered from 1, each split at its top-level relations. */
    static List<Line> lines(String answer) {
        List<Line> out = new ArrayList<>();
        int start = 0;
        int number = 0;
        Matcher breaks = Pattern.compile("\\r?\\n|\\\\\\\\").matcher(answer + "\n");
        while (breaks.find()) {
            String line = answer.substring(Math.min(start, answer.length()), Math.min(breaks.start(), answer.length()));
            if (!line.replaceAll("\\\\(begin|end)\\{\\w+\\*?\\}|[&\\s$]", "").isEmpty()) {
                number++;
                out.add(line(number, line, start));
            }
            start = breaks.end();
        }
        return out;
    }

    private static Line line(int number, String typed, int start) {
        String line = Remarks.blanked(Grader.updated(typed));
        Where.Gap gap = Where.in(line);
        if (gap.start() < 0) {
            return new Line(number, typed.strip(), segments(line, start), List.of());
        }
        List<Line> definitions = new ArrayList<>();
        int from = gap.end();
        while (from < line.length()) {
            Where.Gap next = Where.in(line.substring(from));
            int to = next.start() < 0 ? line.length() : from + next.start();
            definitions.add(
                    new Line(number, typed.strip(), segments(line.substring(from, to), start + from), List.of()));
            from = next.start() < 0 ? line.length() : from + next.end();
        }
        return new Line(number, typed.strip(), segments(line.substring(0, gap.start()), start), definitions);
    }

    private static List<Segment> segments(String line, int offset) {
        List<Segment> out = new ArrayList<>();
        Relation relation = Relation.FIRST;
        int from = 0;
        Matcher m = RELATION.matcher(line);
        while (m.find()) {
            if (level(line, m.start()) != 0) {
                continue;
            }
            boolean related = relation != Relation.FIRST && relation != Relation.IMPLIES;
            if (m.group("and") != null && !(related && between(line, m.end()))) {
                continue;
            }
            out.add(new Segment(relation, line.substring(from, m.start()), offset + from));
            relation = relation(m);
            from = m.end();
        }
        out.add(new Segment(relation, line.substring(from), offset + from));
        return out;
    }

    /** Whether what follows a comma relates something to something, as what precedes it does. */
    private static boolean between(String line, int to) {
        Matcher m = RELATION.matcher(line).region(to, line.length());
        while (m.find()) {
            if (level(line, m.start()) == 0) {
                return m.group("and") == null
                        && m.group("imp") == null
                        && !line.substring(to, m.start()).isBlank();
            }
        }
        return false;
    }

    private static Relation relation(Matcher m) {
        if (m.group("eq") != null) {
            return Relation.EQUAL;
        }
        if (m.group("prop") != null) {
            return Relation.PROPORTIONAL;
        }
        if (m.group("ge") != null) {
            return Relation.AT_LEAST;
        }
        if (m.group("le") != null) {
            return Relation.AT_MOST;
        }
        if (m.group("in") != null) {
            return Relation.IN;
        }
        return m.group("gt") != null ? Relation.MORE : m.group("lt") != null ? Relation.LESS : Relation.IMPLIES;
    }

    static int level(String line, int end) {
        int level = 0;
        for (int k = 0; k < end; k++) {
            char c = line.charAt(k);
            level += "([{⟨".indexOf(c) >= 0 ? 1 : ")]}⟩".indexOf(c) >= 0 ? -1 : 0;
        }
        return level;
    }

    boolean blank() {
        return text.replaceAll("[&\\s$.,]|\\\\(begin|end)\\{\\w+\\*?\\}|\\\\quad|\\\\,", "")
                .isEmpty();
    }

    /** The text without alignment and without a full stop or comma at its end. */
    String clean() {
        return ENVIRONMENT
                .matcher(text)
                .replaceAll(m -> " ".repeat(m.end() - m.start()))
                .replace('&', ' ')
                .replaceFirst("[.,;]\\s*$", " ")
                .replace('$', ' ');
    }
}
