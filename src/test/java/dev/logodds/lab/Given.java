package dev.logodds.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.fit.Budget;
import java.util.HashMap;
import java.util.Map;

/** Short ways to a lab's values and pictures. */
final class Given {
    private Given() {}

    static Values values(Lab lab, String... pairs) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) given.put(pairs[i], pairs[i + 1]);
        return Values.of(lab.controls(), given);
    }

    static Lab.Picture picture(Lab lab, String... pairs) {
        return lab.picture(values(lab, pairs), Budget.UNLIMITED);
    }

    static double number(Lab lab, String name, String... pairs) {
        return picture(lab, pairs).numbers().getOrDefault(name, Double.NaN);
    }

    /** Every preset is drawn with finite coordinates, the same way twice, and its predictions have a true answer. */
    static void everyPresetIsDrawn(Lab lab) {
        for (Lab.Preset preset : lab.presets()) {
            Values values = Values.of(lab.controls(), preset.values());
            assertThat(values.byName()).as(preset.label()).containsAllEntriesOf(preset.values());
            Lab.Picture picture = lab.picture(values, Budget.UNLIMITED);
            assertThat(picture.plots())
                    .allSatisfy(p -> assertThat(Svg.of(p)).as(preset.label()).doesNotContain("NaN", "Infinity"));
            assertThat(picture).isEqualTo(lab.picture(values, Budget.UNLIMITED));
            assertThat(picture.finding()).isNotBlank();
            assertThat(lab.predictions(values)).allSatisfy(p -> {
                assertThat(p.valid(p.truth())).isTrue();
                assertThat(p.right(p.truth())).isTrue();
            });
        }
    }
}
