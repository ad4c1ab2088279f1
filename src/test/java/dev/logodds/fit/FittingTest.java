package dev.logodds.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.logodds.matrix.Matrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittingTest {
    private static final Fitting FITTING = new Fitting(
            name -> name.equals("iris") ? Optional.of(Reference.text("datasets/iris.csv")) : Optional.empty(),
            Limits.DEFAULT);
    private static final String PIMA = Reference.text("datasets/pima_tr.csv");

    private static FitResponse run(String data, String formula, String model, FitRequest.@Nullable Penalty penalty) {
        return FITTING.run(
                new FitRequest(data, null, formula, model, null, null, penalty, null, null, null, null, null),
                Budget.UNLIMITED);
    }

    private static FitResponse options(
            String model, @Nullable String interval, @Nullable String loss, @Nullable String variances) {
        return FITTING.run(
                new FitRequest(
                        PIMA, null, "type ~ glu + bmi", model, null, null, null, null, 0.9, interval, loss, variances),
                Budget.UNLIMITED);
    }

    @Test
    void linear() {
        FitResponse fit = run(Reference.text("datasets/mtcars.csv"), "mpg ~ wt + hp + qsec", "linear", null);
        assertThat((Double) fit.coef().get(1)).isCloseTo(-4.358797200162684, within(1e-9));
        assertThat(fit.metrics()).containsKeys("r2", "sigma", "vif", "seHC1");
        assertThat(fit.oddsRatio()).isNull();
        FitResponse exact = run("x,y\n1,2\n2,3\n", "y ~ x + I(2*x)", "linear", null);
        assertThat(exact.coef().get(2)).isNull();
        assertThat(exact.warnings()).hasSize(2);
        FitResponse through = run("x,y\n1,2.1\n2,3.9\n3,6.2\n", "y ~ x - 1", "linear", null);
        assertThat(through.terms()).containsExactly("x");
    }

    @Test
    void multinomial() {
        FitResponse fit = FITTING.run(
                new FitRequest(
                        null,
                        "iris",
                        "species ~ sepal_width",
                        "multinomial",
                        null,
                        null,
                        null,
                        Map.of("species", "virginica"),
                        null,
                        null,
                        null,
                        null),
                Budget.UNLIMITED);
        assertThat(fit.classes()).containsExactly("virginica", "setosa", "versicolor");
        assertThat(fit.coef()).hasSize(2);
        assertThat(fit.ci()).hasSize(2);
        assertThat(requireNonNull(fit.deviance())).isCloseTo(252.536958807719, within(1e-8));
        FitResponse separated = run(Reference.text("datasets/iris.csv"), "species ~ petal_length", "multinomial", null);
        assertThat(separated.separation().kind()).isEqualTo("quasi-complete");
        assertThat(separated.warnings().toString()).contains("versicolor").contains("separation");
        FitResponse ridge = run(
                Reference.text("datasets/iris.csv"),
                "species ~ .",
                "multinomial",
                new FitRequest.Penalty(null, 0.01, "mean"));
        assertThat(ridge.coef()).hasSize(3);
        assertThat(ridge.se()).isNull();
        FitResponse all = run("x,g\n1,a\n2,a\n3,b\n4,b\n5,c\n6,c\n", "g ~ x", "multinomial", null);
        assertThat(all.separation().kind()).isEqualTo("complete");
    }

    @Test
    void penalised() {
        FitResponse sum = run(PIMA, "type ~ glu + bmi", "logistic", new FitRequest.Penalty(2.0, 1.0, "sum"));
        FitResponse mean = run(PIMA, "type ~ glu + bmi", "logistic", new FitRequest.Penalty(0.01, 0.005, null));
        for (int j = 0; j < 3; j++) {
            assertThat((Double) sum.coef().get(j))
                    .isCloseTo((Double) mean.coef().get(j), within(1e-10));
        }
        assertThat(sum.se()).isNull();
        assertThat(sum.ci()).isNull();
        assertThat(sum.metrics()).containsKey("objectiveDefinition");
        FitResponse none = run(PIMA, "type ~ glu + bmi", "logistic", new FitRequest.Penalty(0.0, null, "mean"));
        assertThat(none.se()).isNotNull();
    }

    @Test
    void theOthers() {
        FitResponse mse = options("mse", null, null, null);
        assertThat(mse.metrics()).containsKey("objective");
        FitResponse svm = options("svm", null, null, null);
        FitResponse squared = options("svm", null, "squared_hinge", null);
        assertThat(svm.coef()).isNotEqualTo(squared.coef());
        assertThat(svm.terms().getFirst()).isEqualTo("(Intercept)");
        FitResponse soft = run(PIMA, "type ~ glu + bmi", "svm", new FitRequest.Penalty(null, 1.0 / 200, "mean"));
        assertThat((Double) soft.coef().get(1)).isCloseTo((Double) svm.coef().get(1), within(1e-9));
        FitResponse bayes = options("naive_bayes", null, null, "shared");
        assertThat(bayes.coef()).hasSize(3);
        assertThat(options("naive_bayes", null, null, "class").coef()).isEmpty();
        FitResponse firth = options("firth", null, null, null);
        assertThat(firth.metrics()).containsKey("penalizedLogLik");
        FitResponse profile = options("probit", "profile", null, null);
        FitResponse wald = options("probit", "wald", null, null);
        assertThat(profile.ci()).isNotEqualTo(wald.ci());
        FitResponse apart = run("x,y\n1,0\n2,0\n3,1\n4,1\n", "y ~ x", "mse", null);
        assertThat(apart.stop()).isEqualTo("diverged");
        FitResponse edge = run("x,y\n1,0\n2,0\n2,1\n4,1\n", "y ~ x", "logistic", null);
        assertThat(edge.separation().kind()).isEqualTo("quasi-complete");
    }

    @Test
    void profilesThatHaveNoEnd() {
        FitRequest request = new FitRequest(
                Reference.text("datasets/sep_quasi_binary.csv"),
                null,
                "y ~ x1 + x2",
                "logistic",
                null,
                null,
                null,
                null,
                null,
                "profile",
                null,
                null);
        FitResponse fit = FITTING.run(request, Budget.UNLIMITED);
        assertThat(requireNonNull(fit.ci()).get(1)).isEqualTo(java.util.Arrays.asList(null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            firth       | 0.1 | 0   | mean | a penalty goes with
            multinomial | 0.1 | 0   | mean | but not l1
            svm         | 0.1 | 0   | mean | but not l1
            svm         | 0   | 0   | mean | above 0
            logistic    | -1  | 0   | mean | 0 or more
            logistic    | 1   | 0   | both | "mean" or "sum"
            """)
    void penaltiesThatDoNotGo(String model, double l1, double l2, String scale, String message) {
        assertThatThrownBy(() -> run(PIMA, "type ~ glu", model, new FitRequest.Penalty(l1, l2, scale)))
                .hasMessageContaining(message);
    }

    @Test
    void requestsThatCannotBeRead() {
        assertThatThrownBy(() -> options("logistic", "bayes", null, null)).hasMessageContaining("interval");
        assertThatThrownBy(() -> FITTING.run(
                        new FitRequest(PIMA, null, "type ~ glu", null, null, null, null, null, 2.0, null, null, null),
                        Budget.UNLIMITED))
                .hasMessageContaining("level");
        for (Object weights : new Object[] {List.of("a"), 3, List.of(1.0), List.of(Double.NaN)}) {
            assertThatThrownBy(() -> FITTING.run(
                            new FitRequest(
                                    PIMA, null, "type ~ glu", null, weights, null, null, null, null, null, null, null),
                            Budget.UNLIMITED))
                    .isInstanceOf(FitProblem.class);
        }
        assertThatThrownBy(() -> run("g,y\na,1\nb,2\n", "g ~ y", "linear", null))
                .isInstanceOf(FitProblem.class);
        assertThatThrownBy(() -> run("x,g\n1,a\n1,b\n", "g ~ x", "naive_bayes", null))
                .hasMessageContaining("does not vary");
        assertThatThrownBy(() -> run("x,s,f\n1,0,0\n", "cbind(s, f) ~ x", "logistic", null))
                .hasMessageContaining("no row has any trials");
        assertThatThrownBy(() -> run("x,s,f\n1,1,0\n", "cbind(s, f) ~ x", "multinomial", null))
                .hasMessageContaining("cbind");
    }

    @ParameterizedTest
    @CsvSource({"300, 3, 1", "4000, 20, 1", "4000, 20, 3"})
    void theFastSolverEndsWhereNewtonDoes(int n, int p, int trials) {
        SplittableRandom random = new SplittableRandom(11);
        Matrix z = Matrix.zeros(n, p);
        double[] s = new double[n];
        double[] f = new double[n];
        double[] all = new double[n];
        for (int i = 0; i < n; i++) {
            double eta = -0.3;
            z.set(i, 0, 1);
            for (int j = 1; j < p; j++) {
                z.set(i, j, random.nextGaussian());
                eta += z.get(i, j) * (j % 2 == 0 ? 0.4 : -0.2);
            }
            for (int t = 0; t < trials; t++) {
                s[i] += random.nextDouble() < Sigmoid.sigmoid(eta) ? 1 : 0;
            }
            all[i] = trials;
            f[i] = trials - s[i];
        }
        LogitSolver.Result fast = LogitSolver.solve(z, s, all, new double[n], new double[p]);
        Scoring.Outcome slow = Scoring.maximise(
                new BinomialLikelihood(Link.LOGIT, z, s, f, new double[n]), new double[p], 50, Budget.UNLIMITED);
        assertThat(fast.converged()).isTrue();
        for (int j = 0; j < p; j++) {
            assertThat(fast.theta()[j]).isCloseTo(slow.theta()[j], within(1e-8));
        }
    }

    @Test
    void textsAreCompared() {
        Frame frame = Frame.parse("g,x,y\na,1,0\nb,2,1\nc,3,0\nb,4,1\na,5,1\nc,6,0\n");
        for (String condition : List.of("g==\"b\"", "g!=\"a\"", "g<\"c\"", "g>=\"b\"", "x<=3", "x>2", "(x==2)")) {
            assertThat(Design.of(frame, "y ~ I(1*(" + condition + "))").terms()).hasSize(2);
        }
        assertThat(Design.of(frame, "y ~ log2(x) + log10(x) + log1p(x) + abs(x) + sin(x) + cos(x)")
                        .terms())
                .hasSize(7);
        assertThat(Design.of(frame, "x>2 ~ as.factor(g) + as.numeric(x)").terms())
                .hasSize(4);
        assertThat(Design.of(frame, "y ~ factor(g) + factor(x>2)").terms()).hasSize(4);
        assertThat(Design.of(frame, "y ~ relevel(factor(x>2), ref=\"TRUE\")").terms())
                .hasSize(2);
    }
}
