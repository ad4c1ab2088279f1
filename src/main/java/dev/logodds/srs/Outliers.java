package dev.logodds.srs;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cards whose first interval is rare for their first rating, such as a card met again by chance after a year. They say
 * little about initial stability and pull hard on it.
 *
 * <p>Source: the outlier filter of FSRS's reference optimiser.
 */
final class Outliers {
    private static final int ALWAYS_DROPPED = 20;
    private static final int DROPPED_SHARE = 20; // one in twenty
    private static final int SMALLEST_GROUP = 6;
    private static final int LONGEST = 100;
    private static final int LONGEST_EASY = 365;

    private Outliers() {}

    /** The items of all cards but the outliers, in the same order. */
    static List<TrainingItem> dropped(List<TrainingItem> items) {
        Map<Integer, Map<Integer, Integer>> groups = items.stream()
                .filter(TrainingItem::isFirstLongTerm)
                .collect(Collectors.groupingBy(
                        TrainingItem::firstGrade,
                        Collectors.groupingBy(TrainingItem::firstInterval, Collectors.summingInt(item -> 1))));
        Map<Integer, Set<Integer>> rare = groups.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, group -> rare(group.getKey(), group.getValue())));
        return items.stream()
                .filter(item -> !rare.getOrDefault(item.firstGrade(), Set.of()).contains(item.firstInterval()))
                .toList();
    }

    /** The intervals to drop: smallest groups first up to a twentieth of all, then any too small or too long. */
    private static Set<Integer> rare(int firstGrade, Map<Integer, Integer> sizes) {
        int total = sizes.values().stream().mapToInt(Integer::intValue).sum();
        int allowance = Math.max(ALWAYS_DROPPED, total / DROPPED_SHARE);
        int longest = firstGrade == Rating.EASY.grade() ? LONGEST_EASY : LONGEST;
        Comparator<Map.Entry<Integer, Integer>> smallestThenLongest = Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.<Integer, Integer>comparingByKey().reversed());
        Set<Integer> rare = new HashSet<>();
        int dropped = 0;
        for (Map.Entry<Integer, Integer> group :
                sizes.entrySet().stream().sorted(smallestThenLongest).toList()) {
            int size = group.getValue();
            if (dropped + size <= allowance) {
                dropped += size;
                rare.add(group.getKey());
            } else if (size < SMALLEST_GROUP || group.getKey() > longest) {
                rare.add(group.getKey());
            }
        }
        return rare;
    }
}
