package dev.logodds.learner;

import dev.logodds.srs.State;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** How many reviews fall due on a day of study; read in blocks of days, and only those that are asked for. */
final class DueCounts implements ToIntFunction<LocalDate> {
    private static final int BLOCK = 16;

    private final Learner learner;
    private final @Nullable LocalDate own;
    private final ZoneId zone;
    private final int rollover;
    private final Map<Long, Map<LocalDate, Integer>> blocks = new HashMap<>();

    private DueCounts(Learner learner, @Nullable LocalDate own, ZoneId zone, int rollover) {
        this.learner = learner;
        this.own = own;
        this.zone = zone;
        this.rollover = rollover;
    }

    /** The others' reviews: the item that is being scheduled must not get in its own way. */
    static DueCounts of(Learner learner, String itemId, Preference preference) {
        LocalDate own = Card.of(learner, itemId)
                .filter(c -> c.state == State.REVIEW)
                .map(c -> preference.day(c.due).date())
                .orElse(null);
        return new DueCounts(learner, own, preference.zoneId(), preference.rollover.toSecondOfDay());
    }

    @Override
    public int applyAsInt(LocalDate day) {
        long block = Math.floorDiv(day.toEpochDay(), BLOCK);
        return blocks.computeIfAbsent(
                                block,
                                b -> between(LocalDate.ofEpochDay(b * BLOCK), LocalDate.ofEpochDay((b + 1) * BLOCK)))
                        .getOrDefault(day, 0)
                - (day.equals(own) ? 1 : 0);
    }

    /** The counts by day from one day up to another. */
    Map<LocalDate, Integer> between(LocalDate from, LocalDate to) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = Card.getEntityManager()
                .createNativeQuery("""
                        select cast(due at time zone :zone - make_interval(secs => :rollover) as date), count(*) from card
                        where learner_id = :learner and due >= :from and due < :to group by 1""")
                .setParameter("learner", learner.id())
                .setParameter("zone", zone.getId())
                .setParameter("rollover", rollover)
                .setParameter(
                        "from", from.atStartOfDay(zone).plusSeconds(rollover).toInstant())
                .setParameter("to", to.atStartOfDay(zone).plusSeconds(rollover).toInstant())
                .getResultList();
        Map<LocalDate, Integer> counts = new HashMap<>();
        for (Object[] row : rows) counts.put((LocalDate) row[0], ((Number) row[1]).intValue());
        return counts;
    }
}
