package dev.logodds.grill;

import dev.logodds.question.Blueprint;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Draws what is asked. The same wish with the same seed and past gives the same plan. */
public final class Planner {
    /** Seeds of variants stay short enough for an address. */
    private static final int SEEDS = 1_000_000;

    /**
     * What the learner asks for.
     *
     * @param topics only these; empty for all
     * @param level only this level; 0 for all
     * @param scenario the scenario's id where the format has one; "" for one that is drawn
     */
    public record Wish(Format format, Pace pace, Set<String> topics, int level, String scenario) {
        public Wish {
            topics = Set.copyOf(topics);
        }
    }

    /**
     * What is known of the learner.
     *
     * @param revealed items of which something was shown in the day before
     * @param weakest items the learner knows least, the weakest first
     * @param scenarios how often each scenario was taken
     */
    public record Past(Set<String> revealed, List<String> weakest, Map<String, Long> scenarios) {
        public static final Past NONE = new Past(Set.of(), List.of(), Map.of());

        public Past {
            revealed = Set.copyOf(revealed);
            weakest = List.copyOf(weakest);
            scenarios = Map.copyOf(scenarios);
        }
    }

    private final QuestionBank bank;
    private final Wish wish;
    private final Past past;
    private final Random random;

    private Planner(QuestionBank bank, Wish wish, Past past, long seed) {
        this.bank = bank;
        this.wish = wish;
        this.past = past;
        this.random = new Random(seed);
    }

    /** The plan, or empty when nothing in the bank fits the wish. */
    public static Optional<Plan> plan(QuestionBank bank, Wish wish, Past past, long seed) {
        return new Planner(bank, wish, past, seed).plan();
    }

    private Optional<Plan> plan() {
        return switch (wish.format()) {
            case RAPID_50, RAPID_25, RAPID_10 -> of(rapid());
            case FIVE_HARD -> of(hard());
            case WHITEBOARD -> of(tagged("whiteboard", Question.Derivation.class));
            case DEFENCE -> of(tagged("defence", Question.Open.class));
            case ONE_SENTENCE -> of(tagged("one-sentence", Question.Open.class));
            case ONSITE -> scenario().map(this::walk);
        };
    }

    private Optional<Plan> of(Collection<Question> questions) {
        List<Slot> slots = questions.stream()
                .limit(wish.format().questions())
                .map(q -> slot(q, Map.of()))
                .toList();
        return slots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan(wish.format(), wish.pace(), "", slots, List.of()));
    }

    private Slot slot(Question question, Map<Scenario.Edge, Integer> next) {
        return new Slot(
                question.meta().id(),
                question.meta().revision(),
                1 + random.nextInt(SEEDS),
                question.meta().seconds(),
                !past.revealed().contains(question.meta().id()),
                next);
    }

    private boolean fits(Question question) {
        return (wish.topics().isEmpty()
                        || wish.topics().contains(question.meta().topic()))
                && (wish.level() == 0 || wish.level() == question.meta().level())
                && !(question instanceof Question.Card);
    }

    /** One question for each cell of the blueprint, or for a share of its cells; what is missing is filled up from the bank. */
    private List<Question> rapid() {
        Set<Question> drawn = new LinkedHashSet<>();
        for (Blueprint.Cell cell : share(bank.blueprint().cells())) {
            List<Question> asks = cell.items().stream()
                    .flatMap(id -> bank.question(id).stream())
                    .filter(this::fits)
                    .filter(q -> !drawn.contains(q))
                    .toList();
            if (!asks.isEmpty()) drawn.add(asks.get(random.nextInt(asks.size())));
        }
        fill(drawn, Planner::quick);
        List<Question> order = new ArrayList<>(drawn);
        // nobody asks by topic: what was just said should not help with what comes next
        Collections.shuffle(order, random);
        return order;
    }

    /** Cells at even distances in the topics' order, so that each topic has its share. */
    private List<Blueprint.Cell> share(List<Blueprint.Cell> all) {
        List<Blueprint.Cell> open = all.stream()
                .filter(c -> c.items().stream()
                        .flatMap(id -> bank.question(id).stream())
                        .anyMatch(this::fits))
                .toList();
        int wanted = wish.format().questions();
        if (open.size() <= wanted) return open;
        double start = random.nextDouble();
        List<Blueprint.Cell> share = new ArrayList<>();
        for (int i = 0; i < wanted; i++) share.add(open.get((int) ((i + start) * open.size() / wanted)));
        return share;
    }

    private static boolean quick(Question question) {
        return !(question instanceof Question.Derivation || question instanceof Question.Open)
                && question.meta().seconds() <= 90;
    }

    /** Questions of the topics in turn until there are enough. */
    private void fill(Set<Question> drawn, Predicate<Question> wanted) {
        List<List<Question>> piles = new ArrayList<>();
        for (String topic : bank.outline().keySet()) {
            List<Question> pile = new ArrayList<>(bank.questionsOf(topic).stream()
                    .filter(this::fits)
                    .filter(wanted)
                    .filter(q -> !drawn.contains(q))
                    .toList());
            Collections.shuffle(pile, random);
            piles.add(pile);
        }
        Collections.shuffle(piles, random);
        boolean more = true;
        for (int round = 0; more && drawn.size() < wish.format().questions(); round++) {
            more = false;
            for (List<Question> pile : piles) {
                if (round >= pile.size() || drawn.size() >= wish.format().questions()) continue;
                drawn.add(pile.get(round));
                more = true;
            }
        }
    }

    /** What the learner knows least; where the record is too short to say, what is hardest. */
    private Set<Question> hard() {
        Set<Question> drawn = new LinkedHashSet<>();
        past.weakest().stream()
                .flatMap(id -> bank.question(id).stream())
                .filter(this::fits)
                .limit(wish.format().questions())
                .forEach(drawn::add);
        fill(drawn, q -> q.meta().level() == 3);
        fill(drawn, q -> true);
        return drawn;
    }

    private List<Question> tagged(String tag, Class<? extends Question> kind) {
        List<Question> all = new ArrayList<>(bank.questions().values().stream()
                .filter(kind::isInstance)
                .filter(q -> q.meta().tags().contains(tag))
                .filter(this::fits)
                .toList());
        Collections.shuffle(all, random);
        return spread(all);
    }

    /** The same in an order in which no topic comes twice while another has not come. */
    private static List<Question> spread(List<Question> all) {
        List<Question> left = new ArrayList<>(all);
        List<Question> spread = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> topics = new HashSet<>();
            List<Question> round =
                    left.stream().filter(q -> topics.add(q.meta().topic())).toList();
            spread.addAll(round);
            left.removeAll(round);
        }
        return spread;
    }

    /** The scenario that was asked for, or one of those taken least often. */
    private Optional<Scenario> scenario() {
        if (!wish.scenario().isEmpty())
            return Optional.ofNullable(bank.scenarios().get(wish.scenario()));
        List<Scenario> all = new ArrayList<>(bank.scenarios().values());
        Collections.shuffle(all, random);
        return all.stream()
                .filter(s -> wish.level() == 0 || s.level() == wish.level())
                .min((a, b) -> Long.compare(taken(a), taken(b)));
    }

    private long taken(Scenario scenario) {
        return past.scenarios().getOrDefault(scenario.id(), 0L);
    }

    private Plan walk(Scenario scenario) {
        List<String> names = List.copyOf(scenario.nodes().keySet());
        List<Slot> slots = scenario.nodes().entrySet().stream()
                .map(n -> slot(n.getValue().question(), next(scenario, n.getKey(), names)))
                .toList();
        List<Plan.Section> sections = scenario.sections().stream()
                .map(s -> new Plan.Section(
                        s.name(), wish.pace().of(Duration.ofMinutes(s.minutes())), names.indexOf(s.first())))
                .toList();
        return new Plan(wish.format(), wish.pace(), scenario.id(), slots, sections);
    }

    private static Map<Scenario.Edge, Integer> next(Scenario scenario, String node, List<String> names) {
        Map<Scenario.Edge, Integer> next = new EnumMap<>(Scenario.Edge.class);
        Stream.of(Scenario.Edge.values()).forEach(edge -> {
            String after = scenario.after(node, edge);
            if (after != null) next.put(edge, names.indexOf(after));
        });
        return next;
    }
}
