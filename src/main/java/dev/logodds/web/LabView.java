package dev.logodds.web;

import dev.logodds.lab.Control;
import dev.logodds.lab.Lab;
import dev.logodds.lab.Svg;
import dev.logodds.lab.Values;
import dev.logodds.question.LabPage;
import java.util.List;

/**
 * A lab's page.
 *
 * @param asked the predictions still to be made; the pictures wait for them
 * @param made what was predicted, beside what happened
 */
public record LabView(
        Lab lab,
        LabPage text,
        Values values,
        List<Lab.Prediction> asked,
        List<Made> made,
        List<Lab.Table> tables,
        List<Figure> figures) {

    /** A prediction that was made. */
    public record Made(String question, String predicted, String happened, boolean correct) {}

    /** A picture, drawn. */
    public record Figure(String svg, String caption) {
        static Figure of(dev.logodds.lab.Plot plot) {
            return new Figure(Svg.of(plot), plot.title());
        }
    }

    /** A slider with its value. */
    public record Slider(String name, String label, String from, String to, String step, String value) {}

    /** A choice with its value. */
    public record Picker(String name, String label, List<Control.Pick.Option> options, String value) {}

    public List<Slider> sliders() {
        return lab.controls().stream()
                .filter(Control.Range.class::isInstance)
                .map(Control.Range.class::cast)
                .map(r -> new Slider(
                        r.name(), r.label(), text(r.from()), text(r.to()), text(r.step()), values.text(r.name())))
                .toList();
    }

    public List<Picker> pickers() {
        return lab.controls().stream()
                .filter(Control.Pick.class::isInstance)
                .map(Control.Pick.class::cast)
                .map(p -> new Picker(p.name(), p.label(), p.options(), values.text(p.name())))
                .toList();
    }

    private static String text(double value) {
        return new java.math.BigDecimal(String.valueOf(value))
                .stripTrailingZeros()
                .toPlainString();
    }

    public String query() {
        return values.query();
    }

    public List<Link> presets() {
        return lab.presets().stream()
                .map(p -> new Link(p.label(), "/labs/" + lab.id() + "?" + p.query(lab.controls())))
                .toList();
    }

    /** A named address. */
    public record Link(String label, String href) {}
}
