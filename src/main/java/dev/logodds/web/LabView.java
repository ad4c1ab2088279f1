package dev.logodds.web;

import dev.logodds.lab.Control;
import dev.logodds.lab.Gradual;
import dev.logodds.lab.Lab;
import dev.logodds.lab.Prediction;
import dev.logodds.lab.Values;
import dev.logodds.question.LabPage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A lab's page.
 *
 * @param asked the predictions still to be made; the pictures wait for them
 * @param made what was predicted, beside what happened
 * @param problem what is wrong with a table of the learner's own, or nothing
 */
public record LabView(
        Lab lab,
        LabPage text,
        Values values,
        List<Prediction> asked,
        List<Made> made,
        LabDrawing drawing,
        String problem) {

    /** A prediction that was made. */
    public record Made(String question, String predicted, String happened, boolean correct, boolean skipped) {}

    /** A prediction to make: one of the options, or a number where there are none. */
    public record Asked(String key, String question, List<String> options) {}

    public List<Asked> questions() {
        return asked.stream()
                .map(p -> new Asked(
                        p.key(), p.question(), p instanceof Prediction.Choice choice ? choice.options() : List.of()))
                .toList();
    }

    public String score() {
        long answered = made.stream().filter(m -> !m.skipped()).count();
        long right = made.stream().filter(Made::correct).count();
        return answered == 0 ? "" : "%d of %d as predicted".formatted(right, answered);
    }

    /** A slider with its value. */
    public record Slider(String name, String label, String from, String to, String step, String value) {}

    /** A choice with its value. */
    public record Picker(String name, String label, List<Control.Pick.Option> options, String value) {}

    public List<Slider> sliders() {
        List<Slider> sliders = new ArrayList<>();
        for (Control control : lab.controls()) {
            if (control instanceof Control.Range r)
                sliders.add(new Slider(
                        r.name(), r.label(), text(r.from()), text(r.to()), text(r.step()), values.text(r.name())));
        }
        return sliders;
    }

    public List<Picker> pickers() {
        List<Picker> pickers = new ArrayList<>();
        for (Control control : lab.controls()) {
            if (control instanceof Control.Pick p)
                pickers.add(new Picker(p.name(), p.label(), p.options(), values.text(p.name())));
        }
        return pickers;
    }

    private static String text(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /** Whether its picture comes in parts. */
    public boolean gradual() {
        return lab instanceof Gradual;
    }

    public boolean takesData() {
        return lab.ownData().isPresent();
    }

    public String dataHint() {
        return lab.ownData().map(Lab.OwnData::hint).orElse("");
    }

    public String dataShown() {
        return values.own().isEmpty() ? lab.ownData().map(Lab.OwnData::example).orElse("") : values.own();
    }

    public boolean ownShown() {
        return !values.own().isEmpty();
    }

    public String query() {
        return values.query();
    }

    public List<Link> presets() {
        return lab.presets().stream()
                .map(p -> {
                    String query = p.query(lab.controls());
                    return new Link(
                            p.label(), "/labs/" + lab.id() + "?" + query + "#figure", query.equals(values.query()));
                })
                .toList();
    }

    /** A named address. */
    public record Link(String label, String href, boolean here) {}
}
