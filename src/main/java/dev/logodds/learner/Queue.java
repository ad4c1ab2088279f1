package dev.logodds.learner;

import dev.logodds.srs.Interview;
import dev.logodds.srs.StudyDay;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a session: learning steps that are due, then reviews, then new items in the order of the topics. Counted and
 * ordered by the database.
 *
 * @param next the item to lay on the desk
 * @param learning steps due now
 * @param reviews reviews due, no more than the day's limit leaves
 * @param fresh new items of today's portion
 */
public record Queue(@Nullable String next, int learning, int reviews, int fresh) {
    /** A learning step that is due this soon is taken now when nothing else is left, as in Anki. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * What a session keeps to.
     *
     * @param topic empty for all; a single topic knows no daily limit
     * @param more another portion of new items, beyond the day's
     */
    public record Scope(String topic, boolean more) {
        public static final Scope ALL = new Scope("", false);

        boolean limited() {
            return topic.isEmpty() && !more;
        }
    }

    /** Set aside today: suspended or buried. */
    private static final String RESTING = """
            i.id not in (select m.item_id from mark m where m.learner_id = :learner
                         and (m.kind = 'SUSPENDED' or (m.kind = 'BURIED' and m.study_day = :day)))
            """;

    /** Another of its family has been seen today. */
    private static final String SIBLING = """
            (i.siblings and i.family in (select si.family from card s join item si on si.id = s.item_id
                         where s.learner_id = :learner and s.last_day = :day))
            """;

    private static final String DUE = """
            with due as materialized (
              select c.item_id, c.state = 'REVIEW' as review, case when c.state = 'REVIEW' then ORDER end as urgent, c.due
              from card c join item i on i.id = c.item_id
              where c.learner_id = :learner and c.state <> 'NEW' and (c.due <= :now REFRESHED)
                and (c.state <> 'REVIEW' or :room) and TOPIC
                and\s""" + RESTING + " and (c.state <> 'REVIEW' or not " + SIBLING + """
            ))
            select (select d.item_id from due d order by d.review, d.urgent, d.due, d.item_id limit 1),
                   count(*) filter (where not review), count(*) filter (where review) from due""";

    /** Retrievability falls with the days over the stability, so the ratio orders as it does. */
    private static final String LIKELY_FORGOTTEN = "(c.last_day - cast(:day as date)) / c.stability";

    /** In the last days before an interview an item that would come up after it comes up once, on a day of its own. */
    private static final String REFRESHED =
            "or (c.state = 'REVIEW' and c.slot >= :slot and c.due >= :begins and c.last_day < :window)";

    private static final String NEW = """
            select i.id from item i
            where TOPIC
              and not exists (select 1 from card c where c.learner_id = :learner and c.item_id = i.id and c.state <> 'NEW')
              and\s""" + RESTING + " and not " + SIBLING + " order by i.position limit :portion";

    /** The statements with their usual values in place, for explaining them. */
    static List<String> statements(String learner, String day, String now) {
        return List.of(dueNow(false, false), dueNow(false, true), NEW).stream()
                .map(s -> s.replace("TOPIC", "true")
                        .replace(":learner", learner)
                        .replace(":day", day)
                        .replace(":now", now)
                        .replace(":room", "true")
                        .replace(":slot", "9")
                        .replace(":begins", now + " + interval '10 days'")
                        .replace(":window", day + " - 4")
                        .replace(":portion", "10"))
                .toList();
    }

    private static String dueNow(boolean oldestFirst, boolean refreshed) {
        return DUE.replace("ORDER", oldestFirst ? "null" : LIKELY_FORGOTTEN)
                .replace("REFRESHED", refreshed ? REFRESHED : "");
    }

    /** The queue of a moment. */
    public static Queue of(Learner learner, StudyDay now, Scope scope) {
        Preference preference = Preference.of(learner);
        long room = scope.limited()
                ? Math.max(0, preference.reviewsOn(now.date()) - Review.reviewedOn(learner, now.date()))
                : Long.MAX_VALUE;
        @Nullable Object[] due = due(learner, now, scope, preference, room > 0);
        int learning = number(due[1]);
        int waiting = number(due[2]);
        List<String> fresh = portion(learner, now, scope, preference, waiting >= room);
        String next = due[0] != null ? (String) due[0] : fresh.isEmpty() ? null : fresh.getFirst();
        return new Queue(
                next == null ? ahead(learner, now, scope).orElse(null) : next,
                learning,
                (int) Math.min(waiting, room),
                fresh.size());
    }

    private static @Nullable Object[] due(
            Learner learner, StudyDay now, Scope scope, Preference preference, boolean room) {
        Optional<Interview> interview =
                preference.interview(now.date()).filter(i -> i.daysLeft(now.date()) <= Interview.WINDOW);
        Query query = query(dueNow(preference.oldestFirst, interview.isPresent()), learner, now, scope)
                .setParameter("now", now.at())
                .setParameter("room", room);
        interview.ifPresent(i -> query.setParameter("slot", i.daysLeft(now.date()) - 1)
                .setParameter("begins", begins(i.on(), preference))
                .setParameter("window", i.on().minusDays(Interview.WINDOW)));
        return (Object[]) query.getSingleResult();
    }

    /** New items for today; none while reviews are left over for another day. */
    private static List<String> portion(
            Learner learner, StudyDay now, Scope scope, Preference preference, boolean backlog) {
        long portion = !scope.limited()
                ? Math.max(preference.newADay, Preference.NEW_A_DAY)
                : backlog ? 0 : Math.max(0, preference.newADay - Review.introducedOn(learner, now.date()));
        if (portion == 0) return List.of();
        return scope.limited()
                ? Sitting.portion(learner, now.date())
                        .map(ids -> unmet(learner, now, ids))
                        .orElseGet(() -> fresh(learner, now, scope, portion))
                : fresh(learner, now, scope, portion);
    }

    private static List<String> fresh(Learner learner, StudyDay now, Scope scope, long portion) {
        return ids(query(NEW, learner, now, scope).setParameter("portion", portion));
    }

    /** Those of today's portion that are still new and not set aside. */
    private static List<String> unmet(Learner learner, StudyDay now, List<String> chosen) {
        if (chosen.isEmpty()) return List.of();
        return ids(query(NEW.replace("where TOPIC", "where i.id in (:ids)"), learner, now, Scope.ALL)
                .setParameter("ids", chosen)
                .setParameter("portion", chosen.size()));
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Query query) {
        return query.getResultList();
    }

    /** Looks for the day's new items once, and keeps them; called within a transaction. */
    public static void plan(Learner learner, StudyDay now) {
        if (Sitting.portion(learner, now.date()).isPresent()) return;
        long portion = Preference.of(learner).newADay - Review.introducedOn(learner, now.date());
        Sitting.plan(learner, now.date(), portion <= 0 ? List.of() : fresh(learner, now, Scope.ALL, portion));
    }

    /** Whether there is anything left that the learner never met. */
    public static boolean anyUnseen(Learner learner, StudyDay now, Scope scope) {
        return !query(NEW, learner, now, scope)
                .setParameter("portion", 1)
                .getResultList()
                .isEmpty();
    }

    /** The item of a topic that was not answered today and lasts the shortest; items never met come after those. */
    public static Optional<String> shakiest(Learner learner, StudyDay now, String topic) {
        return query("""
                select i.id from item i left join card c on c.learner_id = :learner and c.item_id = i.id and c.state <> 'NEW'
                where TOPIC and (c.last_day is null or c.last_day < :day) and\s""" + RESTING + """

                order by c.item_id is null, c.lapses desc, c.stability, i.position limit 1""", learner, now, new Scope(topic, false))
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** How many items come up once more on each of the last days before an interview. */
    public static Map<LocalDate, Integer> refreshers(
            Learner learner, Preference preference, Interview interview, StudyDay now) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = Card.getEntityManager()
                .createNativeQuery("""
                        select greatest(cast(:on as date) - 1 - c.slot, :day), count(*)
                        from card c where c.learner_id = :learner and c.state = 'REVIEW' and c.due >= :begins
                          and c.last_day < :window group by 1""")
                .setParameter("learner", learner.id())
                .setParameter("on", interview.on())
                .setParameter("day", now.date())
                .setParameter("begins", begins(interview.on(), preference))
                .setParameter("window", interview.on().minusDays(Interview.WINDOW))
                .getResultList();
        Map<LocalDate, Integer> counts = new HashMap<>();
        for (Object[] row : rows) counts.put((LocalDate) row[0], number(row[1]));
        return counts;
    }

    private static Instant begins(LocalDate day, Preference preference) {
        return day.atTime(preference.rollover).atZone(preference.zoneId()).toInstant();
    }

    private static Optional<String> ahead(Learner learner, StudyDay now, Scope scope) {
        return query("""
                select c.item_id from card c join item i on i.id = c.item_id
                where c.learner_id = :learner and c.state in ('LEARNING', 'RELEARNING') and c.due <= :soon
                  and TOPIC and\s""" + RESTING + " order by c.due limit 1", learner, now, scope)
                .setParameter("soon", now.at().plus(AHEAD))
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** Without a topic the statement names none: a condition that is always true would be planned for as if it were not. */
    private static Query query(String sql, Learner learner, StudyDay now, Scope scope) {
        boolean all = scope.topic().isEmpty();
        Query query = Card.getEntityManager()
                .createNativeQuery(sql.replace("TOPIC", all ? "true" : "i.topic = :topic"))
                .setParameter("learner", learner.id())
                .setParameter("day", now.date());
        return all ? query : query.setParameter("topic", scope.topic());
    }

    private static int number(@Nullable Object count) {
        return count == null ? 0 : ((Number) count).intValue();
    }
}
