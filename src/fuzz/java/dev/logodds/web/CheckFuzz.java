package dev.logodds.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.logodds.formula.Checker;
import dev.logodds.formula.Context;
import dev.logodds.formula.Domain;
import dev.logodds.formula.Symbol;
import jakarta.ws.rs.BadRequestException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Feeds damaged requests to the checker's interface for some minutes: each is a published case whose answer, task,
 * symbols or JSON is broken at random. Ends with status 1 at the first exception that is no bad request, at an answer
 * that takes over 200 ms of processor time whenever it is tried again, or at a fault of the engine.
 */
public final class CheckFuzz {
    /** The thread's own time: the machine may be busy with other things. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final long LIMIT_NANOS = 200_000_000L;
    private static final String[] BITS = {
        "(", ")", "{", "}", "[", "]", "^", "_", "\\frac", "\\sum_i ", "\\sum_{i: y_i=1} ", "'", "|", "‖", "\\left", "@",
        "*", "**", "/", ".T", ".", "=", "<", " where ", "S = ", "sum(", "np.", "axis=0", " for i in range(n)", "x_i",
        "σ", "∇", "∂", "dL/dw", "\\hat", "\\mathbf{", "1[", "+ C", "∝", "\\\\", "\n", "log ", "[:,None]", "e^", "nan",
        "I", "²", "ᵢ", "½", "softmax(", "%", ",", ";", "&", "#", "\"", "<script>", "\u200b", "\u202e", "а", "1e999",
        "0/0", "\\begin{cases}", "\\end{cases}", "np.einsum('ij,j->i', X, w)", "mean_i ", "\\text{where }", ", z = Xw",
        "w_{t+1} = ", "\\leftarrow", "^{1/2}", "^{-1}", "^{64}", "prod_i ", "\\href{x}{y}", "n", "d", "K", "9", "-"
    };

    private final ObjectMapper mapper = new ObjectMapper();
    private final CheckResource resource = new CheckResource();
    private final List<FormulaCases.Case> cases = new ArrayList<>();
    private final Map<String, Long> verdicts = new TreeMap<>();
    private final SplittableRandom random;
    private RuntimeException fault = new IllegalStateException("none");
    private boolean faulty;
    private long count;
    private long slow;
    private long worst;
    private String slowest = "";

    private CheckFuzz(long seed) {
        random = new SplittableRandom(seed);
        new FormulaCases().groups().forEach(g -> cases.addAll(g.cases()));
        resource.checker = new Checker(e -> {
            fault = e;
            faulty = true;
        });
    }

    /** Arguments: minutes, then the seed. */
    public static void main(String[] args) {
        CheckFuzz fuzz = new CheckFuzz(args.length > 1 ? Long.parseLong(args[1]) : 1);
        long end = System.nanoTime() + (long) (Double.parseDouble(args[0]) * 60e9);
        fuzz.run(200, Long.MAX_VALUE);
        fuzz.worst = 0;
        long before = used();
        fuzz.run(Long.MAX_VALUE, end);
        long after = used();
        System.out.printf(
                "%,d requests, slowest %.1f ms of processor time, %d over 200 ms at first and under when tried again%n",
                fuzz.count, fuzz.worst / 1e6, fuzz.slow);
        System.out.printf("heap after collection: %d MiB at the start, %d MiB at the end%n", before >> 20, after >> 20);
        System.out.println(fuzz.verdicts);
        System.out.println("slowest: " + fuzz.slowest);
    }

    private static long used() {
        System.gc();
        Runtime r = Runtime.getRuntime();
        return r.totalMemory() - r.freeMemory();
    }

    private void run(long most, long end) {
        for (long k = 0; k < most && System.nanoTime() < end; k++) {
            String body = request();
            long took = timed(body);
            count++;
            // the first time may compile code: what is slow must be slow again
            for (int again = 0; took > LIMIT_NANOS && again < 3; again++) {
                slow += again == 0 ? 1 : 0;
                took = Math.min(took, timed(body));
            }
            if (took > worst) {
                worst = took;
                slowest = body;
            }
            if (took > LIMIT_NANOS && most == Long.MAX_VALUE) {
                throw new IllegalStateException(took / 1_000_000 + " ms: " + body);
            }
        }
    }

    private long timed(String body) {
        long start = CLOCK.getCurrentThreadCpuTime();
        String verdict = verdict(body);
        long took = CLOCK.getCurrentThreadCpuTime() - start;
        verdicts.merge(verdict, 1L, Long::sum);
        return took;
    }

    private String verdict(String body) {
        try {
            CheckResource.CheckRequest request = mapper.readValue(body, CheckResource.CheckRequest.class);
            String verdict = resource.check(request).verdict();
            if (random.nextInt(4) == 0 && request != null && request.answer() != null) {
                resource.checker.preview(PREVIEWED, request.answer());
            }
            if (faulty) {
                throw new IllegalStateException("The engine failed on " + body, fault);
            }
            return verdict;
        } catch (JsonProcessingException | BadRequestException e) {
            return "400";
        } catch (RuntimeException e) {
            throw new IllegalStateException(body, e);
        }
    }

    private static final Context PREVIEWED = new Context(
            List.of(
                    new Symbol("X", List.of("n", "d"), new Domain.Real(), List.of()),
                    new Symbol("y", List.of("n"), new Domain.Binary(), List.of()),
                    new Symbol("w", List.of("d"), new Domain.Real(), List.of())),
            List.of("p = sigmoid(X w)"));

    private String request() {
        FormulaCases.Case c = cases.get(random.nextInt(cases.size()));
        ObjectNode root = mapper.createObjectNode();
        ArrayNode symbols = root.putArray("symbols");
        boolean task = random.nextInt(5) == 0;
        for (String part : c.symbols().split(";")) {
            if (!part.isBlank()) {
                symbol(symbols.addObject(), part.strip(), task);
            }
        }
        ArrayNode definitions = root.putArray("definitions");
        for (String d : c.definitions().split(";")) {
            if (!d.isBlank()) {
                definitions.add(task ? maybe(d.strip()) : d.strip());
            }
        }
        ObjectNode asked = root.putObject("task");
        String[] kind = c.task().split(":", 2);
        asked.put("kind", kind[0]);
        asked.put(kind[0].equals("formula") ? "reference" : "of", task ? maybe(c.of()) : c.of());
        asked.put("wrt", task ? maybe(c.wrt()) : c.wrt());
        if (kind.length > 1) {
            ArrayNode require = asked.putArray("require");
            for (String r : kind[1].split("\\+")) {
                require.add(r);
            }
        }
        root.put("answer", damaged(c.answer()));
        String body = root.toString();
        return random.nextInt(20) == 0 ? damaged(body) : body;
    }

    private void symbol(ObjectNode out, String part, boolean damage) {
        String[] sides = part.split(" = ");
        String[] words = sides[0].strip().split(" +", 2);
        int bracket = words[0].indexOf('[');
        out.put("name", bracket < 0 ? words[0] : words[0].substring(0, bracket));
        ArrayNode shape = out.putArray("shape");
        if (bracket >= 0) {
            for (String d : words[0].substring(bracket + 1, words[0].length() - 1).split(",")) {
                shape.add(damage ? maybe(d) : d);
            }
        }
        String domain = words.length > 1 ? words[1] : "real";
        out.put("domain", damage ? maybe(domain) : domain);
        ArrayNode aliases = out.putArray("aliases");
        if (sides.length > 1) {
            aliases.add(sides[1].strip());
        }
    }

    private String maybe(String text) {
        return random.nextInt(3) == 0 ? damaged(text) : text;
    }

    private String damaged(String text) {
        StringBuilder s = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(1 + random.nextInt(5)); edits > 0; edits--) {
            int at = random.nextInt(s.length() + 1);
            switch (random.nextInt(8)) {
                case 0, 1 -> s.delete(at, Math.min(s.length(), at + 1 + random.nextInt(6)));
                case 2 -> s.insert(at, (char) random.nextInt(0x2500));
                case 3 -> {
                    String other = cases.get(random.nextInt(cases.size())).answer();
                    int from = random.nextInt(other.length() + 1);
                    s.insert(at, other, from, from + random.nextInt(other.length() - from + 1));
                }
                case 4 -> s.insert(at, BITS[random.nextInt(BITS.length)].repeat(1 + random.nextInt(12)));
                default -> s.insert(at, BITS[random.nextInt(BITS.length)]);
            }
        }
        return s.toString();
    }
}
