package dev.logodds.learner;

import dev.logodds.srs.StudyDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a learner's cards and log add up to; each figure is one statement. Reviews that were taken back count for nothing. */
@ApplicationScoped
public class Statistics {
    private static final String STANDING = """
             and not exists (select 1 from review_undo u where u.learner_id = r.learner_id
                             and u.client_review_id = r.client_review_id)
            """;

    /**
     * How well reviews after intervals of some length went.
     *
     * @param recalled the share that was recalled
     * @param expected the mean chance of recall that the model gave
     * @param desired the mean retention that was aimed at
     */
    public record Retention(int fromDays, long reviews, double recalled, double expected, double desired) {}

    /**
     * A topic's items: those in the bank, those met, those due, those in review.
     *
     * @param stability the mean of those in review, in days
     * @param last when one of them was answered last
     */
    public record TopicCount(
            String topic,
            int items,
            int met,
            int due,
            int inReview,
            double stability,
            @Nullable Instant last) {}

    /** Reviews by day of study, from a day on. */
    public Map<LocalDate, Integer> byDay(Learner learner, LocalDate from) {
        Map<LocalDate, Integer> days = new TreeMap<>();
        for (Object[] row : rows(query("""
                select r.study_day, count(*) from review_log r where r.learner_id = :learner and r.study_day >= :from
                """ + STANDING + " group by 1", learner).setParameter("from", from))) {
            days.put((LocalDate) row[0], number(row[1]));
        }
        return days;
    }

    /** What falls due on the days from today on; before it, everything that is overdue is under today. */
    public Map<LocalDate, Integer> forecast(Learner learner, Preference preference, StudyDay now, int days) {
        Map<LocalDate, Integer> due = new TreeMap<>();
        for (Object[] row : rows(query("""
                select greatest(cast(c.due at time zone :zone - make_interval(secs => :rollover) as date), :today), count(*)
                from card c where c.learner_id = :learner and c.state <> 'NEW' and c.due < :until group by 1""", learner)
                .setParameter("zone", preference.zoneId().getId())
                .setParameter("rollover", preference.rollover.toSecondOfDay())
                .setParameter("today", now.date())
                .setParameter("until", now.plusDays(days)))) {
            due.put((LocalDate) row[0], number(row[1]));
        }
        return due;
    }

    /** Recall by the length of the interval before, from a day on. */
    public List<Retention> retention(Learner learner, LocalDate from) {
        return rows(query("""
                select b.floor, count(*), avg(case when r.rating > 1 then 1.0 else 0.0 end), avg(r.retrievability),
                       avg(r.desired_retention)
                from review_log r
                join (values (1, 2), (3, 6), (7, 13), (14, 29), (30, 89), (90, 1000000)) b(floor, ceiling)
                  on r.elapsed_days between b.floor and b.ceiling
                where r.learner_id = :learner and r.study_day >= :from and r.state_before = 'REVIEW'
                """ + STANDING + " group by 1 order by 1", learner).setParameter("from", from)).stream()
                .map(r -> new Retention(number(r[0]), number(r[1]), real(r[2]), real(r[3]), real(r[4])))
                .toList();
    }

    /** Reviews by the hour of the learner's clock then, with the share recalled, from a day on: hour, count, share. */
    public List<double[]> byHour(Learner learner, LocalDate from) {
        return rows(query("""
                select extract(hour from r.reviewed_at at time zone r.zone), count(*),
                       avg(case when r.rating > 1 then 1.0 else 0.0 end)
                from review_log r where r.learner_id = :learner and r.study_day >= :from
                """ + STANDING + " group by 1 order by 1", learner).setParameter("from", from)).stream()
                .map(r -> new double[] {real(r[0]), real(r[1]), real(r[2])})
                .toList();
    }

    /** Cards in review by stability: the lower edge of a range in days, and how many. */
    public List<int[]> stability(Learner learner) {
        return rows(query("""
                select b.floor, count(c.item_id) from (values (0, 1), (1, 3), (3, 7), (7, 14), (14, 30), (30, 90), (90, 180),
                       (180, 365), (365, 1000000)) b(floor, ceiling)
                left join card c on c.learner_id = :learner and c.state <> 'NEW' and c.stability >= b.floor
                     and c.stability < b.ceiling
                group by 1 order by 1""", learner)).stream()
                .map(r -> new int[] {number(r[0]), number(r[1])})
                .toList();
    }

    /** Cards by difficulty, rounded: 1 to 10, and how many. */
    public List<int[]> difficulty(Learner learner) {
        return rows(query("""
                select d, count(c.item_id) from generate_series(1, 10) d
                left join card c on c.learner_id = :learner and c.state <> 'NEW' and round(c.difficulty) = d
                group by 1 order by 1""", learner)).stream()
                .map(r -> new int[] {number(r[0]), number(r[1])})
                .toList();
    }

    /** Every topic that has items. */
    public List<TopicCount> byTopic(Learner learner, Instant now) {
        return rows(query("""
                select i.topic, count(*), count(c.item_id), count(*) filter (where c.due <= :now),
                       count(*) filter (where c.state = 'REVIEW'),
                       coalesce(avg(c.stability) filter (where c.state = 'REVIEW'), 0), max(c.last_review)
                from item i left join card c on c.learner_id = :learner and c.item_id = i.id and c.state <> 'NEW'
                group by 1 order by min(i.position)""", learner).setParameter("now", now)).stream()
                .map(r -> new TopicCount(
                        (String) r[0], number(r[1]), number(r[2]), number(r[3]), number(r[4]), real(r[5]), (Instant)
                                r[6]))
                .toList();
    }

    private static Query query(String sql, Learner learner) {
        return Card.getEntityManager().createNativeQuery(sql).setParameter("learner", learner.id());
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static double real(Object value) {
        return ((Number) value).doubleValue();
    }
}
