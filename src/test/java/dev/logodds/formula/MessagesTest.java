package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What learners are told, as a reviewed file; {@code -Dgolden.update=true} writes it anew. */
class MessagesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/formula/messages.txt");
    private static final List<String> INPUTS = List.of(
            "X @ (p - y) / n",
            "X.T @ (p*(1-p)) @ X / n",
            "p(1-p)",
            "w^2",
            "X + w",
            "(p - y) * X",
            "x.T @ (p - y)",
            "X^T(p-y)/n + λw",
            "X^T(p-y",
            "X^T p-y)/n",
            "\\log*w",
            "X^T(σ - y)/n",
            "gamma(w)",
            "foo(w)",
            "\\sum_{i=0}^n p_i x_i",
            "\\nabla_w L",
            "9**9**9**9",
            "__import__('os')",
            "\\href{a}{b}",
            "X^T(р-y)",
            "X/X",
            "1/(X^T X)",
            "",
            "X^T(p-y)/",
            "2 3",
            "w^T X",
            "X^T(y-p)/n",
            "X^T(p-y)",
            "X^T((p-y)⊙p⊙(1-p))/n",
            "(p-y)^T X/n",
            "(p-y)/n",
            "X^T(p-y)/5");

    @Test
    void messagesAreAsReviewed() throws IOException {
        Checker checker = Questions.strict();
        Context context = Questions.context("X[n,d] real; y[n] {0,1}; w[d] real", "p = sigmoid(X w)");
        Task task = new Task.Gradient(Questions.BCE, "w");
        StringBuilder out = new StringBuilder();
        for (String input : INPUTS) {
            Verdict v = checker.check(context, task, input);
            out.append("> ").append(input).append('\n');
            out.append(v.outcome().key()).append(' ').append(v.mistake()).append('\n');
            out.append(v.message()).append('\n');
            if (v.caret() != null) {
                out.append(v.caret().indent(4));
            }
            out.append('\n');
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(GOLDEN));
    }
}
