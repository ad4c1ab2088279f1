package dev.logodds.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lab: something is predicted, then shown. Pure: the same values give the same picture. */
public interface Lab {
    /** The id in addresses; its text is in the topic of the same id. */
    String id();

    List<Control> controls();

    /** Settings that are a known lesson each. */
    List<Preset> presets();

    /** What the learner says before seeing it, with what the engine finds. */
    List<Prediction> predictions(Values values);

    Picture picture(Values values);

    /** A named setting. */
    record Preset(String label, Map<String, String> values) {
        /** The setting as the query of an address, with the controls' initial values where it is silent. */
        public String query(List<Control> controls) {
            return Values.of(controls, values).query();
        }
    }

    /**
     * A question to answer before the reveal.
     *
     * @param expected the index of the option that the engine finds true
     * @param because what happened, in words
     */
    record Prediction(String key, String question, List<String> options, int expected, String because) {}

    /** What the lab shows: pictures, and the same numbers as tables. */
    record Picture(List<Plot> plots, List<Table> tables) {}

    /** Numbers behind a picture. */
    record Table(String caption, List<String> head, List<List<String>> rows) {}

    /** All labs there are. */
    static List<Lab> all() {
        return List.of(new LossDescent());
    }

    static Optional<Lab> of(String id) {
        return all().stream().filter(l -> l.id().equals(id)).findFirst();
    }
}
