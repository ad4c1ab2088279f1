package dev.logodds.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a slider does: one request after the other for a lab's picture, each with another value, the way a browser sends them. Talks
 * to an application that runs on the loopback address: {@code LabMoves PORT}, or as a part of {@link TopicPageLoad}.
 */
public final class LabMoves {
    private static final int WARM_UP = 150;
    private static final int MOVES = 300;

    /** A lab, the parameters that stay, and the slider with its bounds. */
    private record Slider(String lab, String rest, String name, double from, double to) {}

    private static final List<Slider> SLIDERS = List.of(
            new Slider("ce-vs-mse", "", "a", -3, 5),
            new Slider("mle", "", "w", -4, 4),
            new Slider("separability", "lambda=0.01&firth=on", "at", 0.5, 6.5),
            new Slider("softmax", "", "px", -4, 4),
            new Slider("naive-bayes", "", "gap", 0.5, 4),
            new Slider("svm", "", "ox", -4, 4),
            new Slider("odds-ratios", "model=department", "baseline", 0.01, 0.99),
            new Slider("calibration", "mend=platt", "slope", 0.2, 4),
            new Slider("imbalance", "balance=smote&undo=yes", "a", -5, -3));

    private LabMoves() {}

    public static void main(String... args) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            measure(client, Integer.parseInt(args[0]));
        }
    }

    static void measure(HttpClient client, int port) throws IOException, InterruptedException {
        for (Slider slider : SLIDERS) {
            for (int i = 0; i < WARM_UP; i++) move(client, port, slider, i / (double) WARM_UP);
            List<Double> millis = new ArrayList<>();
            int bytes = 0;
            for (int i = 0; i < MOVES; i++) {
                long begin = System.nanoTime();
                bytes = Math.max(bytes, move(client, port, slider, i / (double) MOVES));
                millis.add((System.nanoTime() - begin) / 1e6);
            }
            millis.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "lab %s, %d moves of %s: p50 %.1f ms, p95 %.1f ms, max %.1f ms, at most %d bytes compressed%n",
                    slider.lab(),
                    MOVES,
                    slider.name(),
                    millis.get(MOVES / 2),
                    millis.get((int) (0.95 * MOVES)),
                    millis.getLast(),
                    bytes);
        }
    }

    private static int move(HttpClient client, int port, Slider slider, double share)
            throws IOException, InterruptedException {
        String query = String.format(
                Locale.ROOT,
                "%s=%.3f&%s",
                slider.name(),
                slider.from() + share * (slider.to() - slider.from()),
                slider.rest());
        URI address = URI.create("http://127.0.0.1:" + port + "/labs/" + slider.lab() + "/picture?" + query);
        var answer = client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) throw new IllegalStateException(address + " answered " + answer.statusCode());
        return answer.body().length;
    }
}
