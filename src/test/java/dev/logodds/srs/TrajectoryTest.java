package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The optimiser's second writing of the equations, against the scheduler's and against differences. */
class TrajectoryTest {
    private final List<TrainingItem> items = TrainingItem.of(SrsFixtures.histories());

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D"})
    void predictsAsTheScheduler(String set) {
        Parameters parameters = SrsFixtures.settings(set).parameters();
        MemoryModel model = new MemoryModel(parameters);
        Trajectory trajectory = new Trajectory(parameters.toArray());
        for (TrainingItem item : items.subList(0, 2_000)) {
            @Nullable Memory memory = null;
            for (int i = 0; i < item.last; i++) {
                memory = model.next(memory, item.elapsed[i], Rating.ofGrade(item.grades[i]));
            }
            double recall = model.retrievability(Objects.requireNonNull(memory).stability(), item.days());
            double loss = -Math.log(item.recalled() ? recall : 1 - recall);
            assertThat(trajectory.loss(item)).isCloseTo(loss, within(1e-9 * Math.max(1, loss)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D"})
    void gradientIsTheSlopeOfTheLoss(String set) {
        double[] w = SrsFixtures.settings(set).parameters().toArray();
        List<TrainingItem> some = items.subList(3_000, 4_500);
        double[] gradient = new double[w.length];
        Trajectory trajectory = new Trajectory(w);
        some.forEach(item -> trajectory.addGradient(item, 1, gradient));
        for (int i = 0; i < w.length; i++) {
            double h = 1e-7 * Math.max(1e-2, Math.abs(w[i]));
            double slope = (loss(w, i, h, some) - loss(w, i, -h, some)) / (2 * h);
            assertThat(gradient[i]).as("w" + i).isCloseTo(slope, within(1e-3 + 1e-3 * Math.abs(slope)));
        }
    }

    private static double loss(double[] w, int i, double h, List<TrainingItem> items) {
        double[] moved = w.clone();
        moved[i] += h;
        Trajectory trajectory = new Trajectory(moved);
        return items.stream().mapToDouble(trajectory::loss).sum();
    }
}
