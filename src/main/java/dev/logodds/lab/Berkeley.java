package dev.logodds.lab;

import dev.logodds.fit.Budget;
import dev.logodds.fit.Column;
import dev.logodds.fit.Design;
import dev.logodds.fit.Frame;
import dev.logodds.fit.Glm;
import dev.logodds.fit.GlmFit;
import dev.logodds.fit.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Admissions to the six largest departments of Berkeley in 1973, with and without the department in the model. */
record Berkeley(GlmFit byGender, GlmFit byBoth, List<Department> list) {
    private static final Frame FRAME = Frame.parse(Sample.csv("ucb_admissions"));

    /** Counts of one department. */
    record Department(String name, double menIn, double menOut, double womenIn, double womenOut) {
        double logOddsRatio() {
            return Math.log(womenIn * menOut / (womenOut * menIn));
        }

        double error() {
            return Math.sqrt(1 / menIn + 1 / menOut + 1 / womenIn + 1 / womenOut);
        }

        double women() {
            return (womenIn + womenOut) / (womenIn + womenOut + menIn + menOut);
        }

        double admitted() {
            return (womenIn + menIn) / (womenIn + womenOut + menIn + menOut);
        }
    }

    static Berkeley fit(Budget budget) {
        Design.Options men = Design.Options.NONE.withReference(Map.of("gender", "Male"));
        return new Berkeley(
                Glm.fit(Design.of(FRAME, "cbind(admitted, rejected) ~ gender", men), Link.LOGIT, budget),
                Glm.fit(Design.of(FRAME, "cbind(admitted, rejected) ~ gender + dept", men), Link.LOGIT, budget),
                departments(FRAME));
    }

    private static List<Department> departments(Frame frame) {
        Column.Factor dept = (Column.Factor) frame.columns().get(0);
        Column.Factor gender = (Column.Factor) frame.columns().get(1);
        Column.Numeric in = (Column.Numeric) frame.columns().get(2);
        Column.Numeric out = (Column.Numeric) frame.columns().get(3);
        double[][] counts = new double[dept.levels().size()][4];
        for (int i = 0; i < frame.rows(); i++) {
            int at = gender.levels().get(gender.codes()[i]).equals("Male") ? 0 : 2;
            counts[dept.codes()[i]][at] += in.values()[i];
            counts[dept.codes()[i]][at + 1] += out.values()[i];
        }
        List<Department> list = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            double[] c = counts[k];
            list.add(new Department(dept.levels().get(k), c[0], c[1], c[2], c[3]));
        }
        return list;
    }

    double marginal() {
        return byGender.coefficients()[1];
    }

    double adjusted() {
        return byBoth.coefficients()[1];
    }

    Plot forest(boolean department) {
        List<Forest.Row> rows = new ArrayList<>();
        rows.add(Forest.Row.around("gender alone", marginal(), byGender.standardErrors()[1], Plot.Style.MODEL));
        if (department) {
            rows.add(Forest.Row.around("with department", adjusted(), byBoth.standardErrors()[1], Plot.Style.OTHER));
            for (Department d : list)
                rows.add(Forest.Row.around("within " + d.name(), d.logOddsRatio(), d.error(), Plot.Style.FAINT));
        }
        return Forest.of(
                "berkeley",
                "The coefficient of being a woman, with its 95 % interval",
                "log-odds of admission, women against men",
                rows,
                0,
                "",
                3);
    }

    Plot departments() {
        List<Plot.Mark> marks = new ArrayList<>();
        for (Department d : list)
            marks.add(new Plot.Dot(Plot.Style.MODEL, d.name(), new Plot.Point(d.women(), d.admitted())));
        return new Plot(
                "departments",
                "The six departments: where many women applied, few of anyone were admitted",
                new Plot.Axis("share of women among the applicants", 0, 0.8),
                new Plot.Axis("share admitted", 0, 0.8),
                marks);
    }

    Lab.Table table() {
        return new Lab.Table(
                "Berkeley 1973 by department",
                List.of("Department", "Men admitted", "Women admitted", "Women's share", "Log odds ratio"),
                list.stream()
                        .map(d -> List.of(
                                d.name(),
                                Show.percent(d.menIn() / (d.menIn() + d.menOut()), 1),
                                Show.percent(d.womenIn() / (d.womenIn() + d.womenOut()), 1),
                                Show.percent(d.women(), 1),
                                Show.signed(d.logOddsRatio(), 3)))
                        .toList());
    }
}
