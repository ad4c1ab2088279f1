package dev.logodds.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final Frame FRAME = Frame.parse("""
            y,x,z,f,g
            0,1,2.5,a,u
            1,2,0.5,b,v
            0,3,1.5,c,u
            1,4,3.5,a,v
            1,5,2,b,u
            0,6,1,c,v
            1,7,9,a,u
            """);

    /** Names as R 4's model.matrix gives them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y ~ x                    | (Intercept) x
            y ~ x + z - 1            | x z
            y ~ 0 + f                | fa fb fc
            y ~ f                    | (Intercept) fb fc
            y ~ f + g - 1            | fa fb fc gv
            y ~ x*z                  | (Intercept) x z x:z
            y ~ x:z + x              | (Intercept) x x:z
            y ~ f*g                  | (Intercept) fb fc gv fb:gv fc:gv
            y ~ f:g - 1              | fa:gu fb:gu fc:gu fa:gv fb:gv fc:gv
            y ~ g + f:g              | (Intercept) gv gu:fb gv:fb gu:fc gv:fc
            y ~ x:f                  | (Intercept) x:fa x:fb x:fc
            y ~ f + x:f              | (Intercept) fb fc fa:x fb:x fc:x
            y ~ (x + z)^2            | (Intercept) x z x:z
            y ~ x*z - x:z            | (Intercept) x z
            y ~ f/x                  | (Intercept) fb fc fa:x fb:x fc:x
            y ~ I(x^2) + log(z)      | (Intercept) I(x^2) log(z)
            y ~ poly(x, 2)           | (Intercept) poly(x, 2)1 poly(x, 2)2
            y ~ factor(x > 3)        | (Intercept) factor(x > 3)TRUE
            y ~ .                    | (Intercept) x z fb fc gv
            y ~ . - f - g            | (Intercept) x z
            y ~ 1                    | (Intercept)
            y ~ x + offset(z)        | (Intercept) x
            y ~ scale(x) + sqrt(z)   | (Intercept) scale(x) sqrt(z)
            y ~ relevel(f, ref="c")  | (Intercept) relevel(f, ref = "c")a relevel(f, ref = "c")b
            y ~ ifelse(x > 2, z, 0)  | (Intercept) ifelse(x > 2, z, 0)
            y ~ -1 + x               | x
            y ~ `x` + exp(-z)        | (Intercept) x exp(-z)
            y ~ log(z, base = 2)     | (Intercept) log(z, base = 2)
            y ~ poly(x, 2, raw=TRUE) | (Intercept) poly(x, 2, raw = TRUE)1 poly(x, 2, raw = TRUE)2
            """)
    void termsAreNamedAndOrderedAsInR(String formula, String terms) {
        String joined = String.join(" ", Design.of(FRAME, formula).terms());
        assertThat(joined.replace(", ref = ", ", ref = ")).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y ~ x +            | too early
            y x                | ~
            y ~ q              | no column "q"
            y ~ log("a")       | text
            y ~ foo(x)         | unknown function
            y ~ log(f)         | not a numeric
            y ~ x ~ z          | unexpected '~'
            y ~ 2              | 0 or 1
            y ~ (x             | expected ')'
            y ~ "a             | never closed
            y ~ x^z            | I(x^2)
            y ~ poly(x, 9)     | distinct values
            y ~ poly(x)        | degree
            y ~ "a"            | not a term
            y ~ x - x - 1      | no terms
            cbind(x) ~ z       | cbind
            y ~ 1.2.3          | not a number
            y ~ relevel(x, "a") | needs a factor
            y ~ relevel(f, "q") | not a level
            y ~ ifelse(x, z)   | ifelse
            y ~ ?              | unexpected '?'
            """)
    void mistakesAreNamed(String formula, String message) {
        assertThatThrownBy(() -> Design.of(FRAME, formula))
                .isInstanceOf(FitProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void nestingIsLimited() {
        String deep = "y ~ " + "(".repeat(200) + "x" + ")".repeat(200);
        assertThatThrownBy(() -> Design.of(FRAME, deep)).hasMessageContaining("too deeply");
        assertThatThrownBy(() -> Design.of(FRAME, "y ~ " + "x+".repeat(6000) + "x"))
                .hasMessageContaining("10,000");
        assertThatThrownBy(() -> Design.of(FRAME, "y ~ f*g*factor(x)*factor(z)"))
                .hasMessageContaining("over the limit");
    }

    @Test
    void orthogonalPolynomialsAreThoseOfR() {
        Design design = Design.of(FRAME, "y ~ poly(x, 2)");
        // R: poly(1:7, 2)
        assertThat(design.x().column(1))
                .containsExactly(
                        new double[] {
                            -0.5669467095, -0.3779644730, -0.1889822365, 0, 0.1889822365, 0.3779644730, 0.5669467095
                        },
                        offset(1e-10));
        assertThat(design.x().column(2))
                .containsExactly(
                        new double[] {0.5455447256, 0, -0.3273268354, -0.4364357805, -0.3273268354, 0, 0.5455447256},
                        offset(1e-10));
    }

    @Test
    void referencesMoveLevels() {
        Design.Options options = Design.Options.NONE.withReference(Map.of("f", "b"));
        assertThat(Design.of(FRAME, "y ~ f", options).terms()).containsExactly("(Intercept)", "fa", "fc");
        assertThatThrownBy(() -> Design.of(FRAME, "y ~ f", Design.Options.NONE.withReference(Map.of("f", "z"))))
                .hasMessageContaining("not a level");
        Design.Options three = Design.Options.NONE.withReference(Map.of("x", "3"));
        assertThat(Design.of(FRAME, "y ~ factor(x)", three).terms()).doesNotContain("factor(x)3");
    }

    @Test
    void responsesOfEveryKind() {
        assertThat(Design.of(FRAME, "f ~ x").response()).isInstanceOf(Response.Classes.class);
        assertThat(Design.of(FRAME, "I(f==\"a\") ~ x").response())
                .isInstanceOfSatisfying(
                        Response.Classes.class, c -> assertThat(c.levels()).isEqualTo(List.of("FALSE", "TRUE")));
        assertThatThrownBy(() -> Glm.fit(Design.of(FRAME, "f ~ x"), Link.LOGIT)).hasMessageContaining("3 classes");
        assertThatThrownBy(() -> LinearFit.fit(Design.of(FRAME, "f ~ x"))).hasMessageContaining("numeric response");
        assertThatThrownBy(() -> Design.of(FRAME, "cbind(x, y - 5) ~ z")).hasMessageContaining("negative");
    }

    @Test
    void tablesWithFaults() {
        assertThatThrownBy(() -> Frame.parse("")).hasMessageContaining("header");
        assertThatThrownBy(() -> Frame.parse("a,a\n1,2\n")).hasMessageContaining("two columns");
        assertThatThrownBy(() -> Frame.parse("a,\n1,2\n")).hasMessageContaining("no name");
        assertThatThrownBy(() -> Frame.parse("a,b\n\"1,2\n")).hasMessageContaining("never closed");
        assertThatThrownBy(() -> Frame.parse("a,b\n\"1\"x,2\n")).hasMessageContaining("after the closing quote");
        assertThatThrownBy(() -> Frame.parse("a,b\n1\"x,2\n")).hasMessageContaining("quote inside");
        Frame frame = Frame.parse("\uFEFFname,v\r\n\"a, \"\"b\"\"\nc\",1e3\r\nd,-.5\r\n\r\n");
        assertThat(frame.lines()).containsExactly(2, 4);
        assertThat(frame.columns().get(0))
                .isInstanceOfSatisfying(
                        Column.Factor.class,
                        f -> assertThat(f.levels().getFirst()).isEqualTo("a, \"b\"\nc"));
        assertThat(frame.columns().get(1))
                .isInstanceOfSatisfying(
                        Column.Numeric.class, n -> assertThat(n.values()).containsExactly(1000, -0.5));
    }
}
