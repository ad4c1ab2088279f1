package dev.logodds.lab;

import dev.logodds.fit.Budget;
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

    /** How a predicted number looks in a plot, for these values; labs whose predictions are a place in one draw them. */
    default Optional<Said> said(String key, double number, Values values) {
        return Optional.empty();
    }

    /** What these values show, within the time there is. */
    Picture picture(Values values, Budget budget);

    /** The rows behind the picture, as CSV text. */
    String data(Values values);

    /**
     * The three questions of its topic that go on from here.
     *
     * @param found the picture's numbers
     */
    List<Closing> closing(Values values, Map<String, Double> found);

    /** What a learner's own table must look like, in a lab that takes one. */
    default Optional<OwnData> ownData() {
        return Optional.empty();
    }

    /** A named setting. */
    record Preset(String label, Map<String, String> values) {
        /** The setting as the query of an address, with the controls' initial values where it is silent. */
        public String query(List<Control> controls) {
            return Values.of(controls, values).query();
        }
    }

    /** A prediction's mark, and the plot it belongs to. */
    record Said(String plot, Plot.Mark mark) {}

    /** What is asked of a pasted table, and one to begin with. */
    record OwnData(String hint, String example) {}

    /**
     * What the lab shows: pictures, and the same numbers as tables.
     *
     * @param finding what the engine found, in a sentence or two
     * @param goal what to bring about, with what is reached; empty for a lab without a goal
     * @param numbers results by name with all their digits
     */
    record Picture(List<Plot> plots, List<Table> tables, String finding, List<Goal> goal, Map<String, Double> numbers) {
        public Picture {
            plots = List.copyOf(plots);
            tables = List.copyOf(tables);
            goal = List.copyOf(goal);
        }

        Picture(List<Plot> plots, List<Table> tables, String finding, Map<String, Double> numbers) {
            this(plots, tables, finding, List.of(), numbers);
        }

        /** With what the learner said, in the plots that it belongs to. */
        public Picture with(Said said) {
            return new Picture(
                    plots.stream()
                            .map(p -> p.id().equals(said.plot()) ? p.with(said.mark()) : p)
                            .toList(),
                    tables,
                    finding,
                    goal,
                    numbers);
        }

        Picture with(List<Goal> steps) {
            return new Picture(plots, tables, finding, steps, numbers);
        }
    }

    /**
     * A step of breaking a model and mending it.
     *
     * @param reached whether the engine finds it done
     * @param evidence what it found
     */
    record Goal(String task, boolean reached, String evidence) {}

    /** Numbers behind a picture. */
    record Table(String caption, List<String> head, List<List<String>> rows) {}

    /** All labs there are. */
    static List<Lab> all() {
        return List.of(
                new LossDescent(),
                new FourRows(),
                new Separable(),
                new ThreeClasses(),
                new LearningCurves(),
                new MarginLosses(),
                new OddsRatios(),
                new WarpedForecasts(),
                new Rebalancing());
    }

    static Optional<Lab> of(String id) {
        return all().stream().filter(l -> l.id().equals(id)).findFirst();
    }
}
