package dev.logodds.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case that an interviewer talks through with a candidate, section by section. In each section the questions are a tree: how an
 * answer fares decides which question follows.
 *
 * @param brief what the interviewer says first
 * @param debrief what a strong candidate would have covered; shown in the report
 * @param nodes the questions by their name within the scenario, in the author's order
 */
public record Scenario(
        String id,
        String title,
        String summary,
        int level,
        Prose brief,
        Prose debrief,
        List<Section> sections,
        Map<String, Node> nodes) {
    public Scenario {
        sections = List.copyOf(sections);
        nodes = new LinkedHashMap<>(nodes);
    }

    /**
     * A part of the conversation.
     *
     * @param name clarify, derive, probe, production or close
     * @param minutes what it should take; past it no follow-up is asked
     * @param first the node that it begins with
     */
    public record Section(String name, int minutes, String first) {
        /** The sections of an interview, in their order. */
        public static final List<String> NAMES = List.of("clarify", "derive", "probe", "production", "close");
    }

    /**
     * A question, and where each way of answering leads; an edge that is missing ends the section.
     *
     * @param question its id is {@code scenario/node}
     */
    public record Node(Question question, Map<Edge, String> next) {
        public Node {
            next = Map.copyOf(next);
        }
    }

    /** How an answer fared, as the interviewer hears it. */
    public enum Edge {
        /** Right in the engine's word. */
        VERIFIED,
        /** Neither verified nor a trap: wrong without a name, incomplete, skipped, or not to be judged on the spot. */
        PARTIAL,
        /** It fell into a known trap. */
        TRAP;

        /** The word that authors write. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The node that follows, or null at the end of a section; a trap without an edge of its own is partial. */
    public @Nullable String after(String node, Edge edge) {
        Map<Edge, String> next =
                Optional.ofNullable(nodes.get(node)).map(Node::next).orElse(Map.of());
        return edge == Edge.TRAP && !next.containsKey(edge) ? next.get(Edge.PARTIAL) : next.get(edge);
    }
}
