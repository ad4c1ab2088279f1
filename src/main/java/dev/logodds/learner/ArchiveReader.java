package dev.logodds.learner;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Reads an archive into tables of the transaction, a few rows at a time, and checks what it reads. */
final class ArchiveReader {
    private static final int MOST_ROWS = 1_000_000;
    private static final int AT_ONCE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a row must hold; everything else the columns' types refuse. */
    private static final List<String[]> RULES = List.of(
            new String[] {"reviews", "rating between 1 and 4 and proposed_rating between 1 and 4", "a rating is 1 to 4"
            },
            new String[] {
                "reviews",
                "state_before in ('NEW','LEARNING','REVIEW','RELEARNING') and state_after in ('LEARNING','REVIEW','RELEARNING')",
                "a state is NEW, LEARNING, REVIEW or RELEARNING"
            },
            new String[] {
                "reviews",
                "scheduled_days between 0 and 36500 and elapsed_days >= 0 and parameter_version >= 0",
                "days and versions can't be negative, nor an interval beyond 36,500 days"
            },
            new String[] {"marks", "kind in ('FLAGGED','SUSPENDED','BURIED')", "a mark is FLAGGED, SUSPENDED or BURIED"
            },
            new String[] {
                "interviews",
                "elapsed_ms >= 0 and pace in ('1','1.5','2','untimed') and coalesce(band, 'YES') in ('NOT_YET','BORDERLINE','YES','STRONG_YES')",
                "an interview has a pace and a band that there are"
            },
            new String[] {"versions", "version > 0 and array_length(weights, 1) = 21", "a version needs 21 weights"},
            new String[] {
                "preferences",
                "desired_retention between 0.7 and 0.97 and maximum_interval between 1 and 36500 and new_a_day between 0 and 500 and reviews_a_day between 1 and 5000 and array_length(capacity, 1) = 7",
                "a setting is out of range"
            });

    private int rows;

    static ArchiveImport.Refused refused(String why) {
        return new ArchiveImport.Refused(why);
    }

    void read(InputStream in) throws IOException {
        for (Archive.Section s : Archive.SECTIONS) prepare(s);
        try (JsonParser json = JSON.getFactory().createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw refused("This is not an export of Logodds.");
            header(json);
            Set<String> seen = new HashSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                Archive.Section section = section(name)
                        .orElseThrow(() -> refused("It holds a part “" + name + "” that an export does not have."));
                if (!seen.add(name)) throw refused("It holds the part “" + name + "” twice.");
                section(json, section);
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null)
                throw refused("The file does not end as an export does.");
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw refused("The file can't be read at line %d, column %d: it is damaged or cut off."
                    .formatted(at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr()));
        }
        check();
    }

    private static void prepare(Archive.Section s) {
        sql("create temporary table in_%s on commit drop as select %s from %s where false"
                .formatted(s.name(), s.columns(), s.table()));
        sql("alter table in_%s add column ordinal integer generated always as identity".formatted(s.name()));
    }

    /** Format and version come first, so that a newer file is refused before anything in it is looked at. */
    private static void header(JsonParser json) throws IOException {
        if (!"format".equals(json.nextFieldName()) || !Archive.FORMAT.equals(json.nextTextValue())) {
            throw refused("This is not an export of Logodds: it does not begin as one.");
        }
        if (!"version".equals(json.nextFieldName())) throw refused("The export does not say which version it is.");
        int version = json.nextIntValue(-1);
        if (version > Archive.VERSION) {
            throw refused(
                    "It was exported by a newer Logodds (version %d of the format; this one reads up to %d). Update Logodds, then import it."
                            .formatted(version, Archive.VERSION));
        }
        if (version < 1) throw refused("The export does not say which version it is.");
        if (!"exportedAt".equals(json.nextFieldName())) throw refused("The export does not say when it was made.");
        json.nextToken();
    }

    private static Optional<Archive.Section> section(String name) {
        return Archive.SECTIONS.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private void section(JsonParser json, Archive.Section section) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) throw refused(section.name() + ": a list is needed.");
        StringJoiner chunk = new StringJoiner(",", "[", "]");
        int held = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            if (++rows > MOST_ROWS) throw refused("It holds more than %,d rows.".formatted(MOST_ROWS));
            chunk.add(JSON.writeValueAsString(json.readValueAsTree()));
            if (++held == AT_ONCE) {
                insert(section, chunk.toString());
                chunk = new StringJoiner(",", "[", "]");
                held = 0;
            }
        }
        if (json.currentToken() != JsonToken.END_ARRAY) throw refused(section.name() + ": a row is not an object.");
        if (held > 0) insert(section, chunk.toString());
    }

    private static void insert(Archive.Section s, String chunk) {
        try {
            Archive.database()
                    .createNativeQuery(
                            "insert into in_%s (%s) select %s from json_populate_recordset(null\\:\\:%s, cast(:rows as json))"
                                    .formatted(s.name(), s.columns(), s.columns(), s.table()))
                    .setParameter("rows", chunk)
                    .executeUpdate();
        } catch (jakarta.persistence.PersistenceException e) {
            throw refused(s.name() + ": a row does not hold what it should" + reason(e) + ".");
        }
    }

    private static String reason(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof java.sql.SQLException sql && sql.getMessage() != null) {
                return " (" + sql.getMessage().lines().findFirst().orElse("").replaceFirst("^ERROR: ", "") + ")";
            }
        }
        return "";
    }

    private static void check() {
        for (String[] rule : RULES) {
            Number bad = (Number) Archive.database()
                    .createNativeQuery("select coalesce(min(ordinal), 0) from in_%s t where not coalesce((%s), false)"
                            .formatted(rule[0], rule[1]))
                    .getSingleResult();
            if (bad.intValue() > 0) throw refused("%s, row %d: %s.".formatted(rule[0], bad.intValue(), rule[2]));
        }
        for (String part : List.of("reviews", "undos", "preferences")) zones(part);
        Number unknown = (Number) Archive.database()
                .createNativeQuery(
                        "select count(*) from in_reviews r where r.parameter_version > 0 and not exists (select 1 from in_versions v where v.version = r.parameter_version)")
                .getSingleResult();
        if (unknown.intValue() > 0)
            throw refused("%d reviews name parameters that the file does not hold.".formatted(unknown.intValue()));
    }

    @SuppressWarnings("unchecked")
    private static void zones(String part) {
        List<String> zones = Archive.database()
                .createNativeQuery("select distinct zone from in_%s where zone is not null".formatted(part))
                .getResultList();
        for (String zone : zones) {
            try {
                ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw refused("%s: there is no time zone “%s”.".formatted(part, zone));
            }
        }
    }

    private static void sql(String statement) {
        Archive.database().createNativeQuery(statement).executeUpdate();
    }
}
