package dev.logodds.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.commonmark.internal.util.Escaping;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * KaTeX on the server: LaTeX to HTML with MathML beside it, so that mathematics is there in the first paint, without scripts in
 * the browser and without a shift of layout. It runs the webjar's own script; the interpreter sees no class of ours and is
 * stopped after a counted number of instructions.
 */
public final class Katex {
    private static final String SCRIPT = "/META-INF/resources/webjars/katex/0.16.4/dist/katex.min.js";
    private static final int INSTRUCTIONS = 50_000_000;
    private static final int CACHED = 8_000;

    /** The LaTeX that KaTeX does not take, with its reason. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    /** Counts what a script may spend; KaTeX needs well under a hundredth of it for the longest line. */
    private static final class Budgeted extends ContextFactory {
        private int spent;

        @Override
        protected Context makeContext() {
            Context context = super.makeContext();
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInstructionObserverThreshold(100_000);
            context.setGenerateObserverCount(true);
            context.setClassShutter(name -> false);
            return context;
        }

        @Override
        protected void observeInstructionCount(Context context, int count) {
            spent += count;
            if (spent > INSTRUCTIONS) throw new Unreadable("too long to typeset");
        }
    }

    /** KaTeX descends once for every brace, and the interpreter with it: a thread with room for that. */
    private static final long STACK = 64L << 20;

    private record Key(String latex, boolean display) {}

    private final Budgeted factory = new Budgeted();
    private @Nullable ScriptableObject scope;
    private @Nullable Function renderToString;
    private final Map<Key, String> cache = Collections.synchronizedMap(new LinkedHashMap<>(256, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > CACHED;
        }
    });

    /** The HTML of {@code latex} as a part of a line. */
    public String inline(String latex) {
        return html(latex, false);
    }

    /** The HTML of {@code latex} on a line of its own. */
    public String display(String latex) {
        return html(latex, true);
    }

    /** Like {@link #display}; what can't be typeset is shown as it was written. */
    public String displayOrSource(String latex) {
        try {
            return display(latex);
        } catch (Unreadable e) {
            return "<code>" + Escaping.escapeHtml(latex) + "</code>";
        }
    }

    private String html(String latex, boolean display) {
        Key key = new Key(latex, display);
        String known = cache.get(key);
        if (known != null) return known;
        String rendered = render(latex, display);
        cache.put(key, rendered);
        return rendered;
    }

    private final ExecutorService typesetter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(null, task, "katex", STACK);
        thread.setDaemon(true);
        // the interpreter looks for its parts through this loader; whoever comes first may have brought another
        thread.setContextClassLoader(Katex.class.getClassLoader());
        return thread;
    });

    private String render(String latex, boolean display) {
        try {
            return typesetter.submit(() -> renderHere(latex, display)).get();
        } catch (ExecutionException e) {
            throw new Unreadable(
                    e.getCause() instanceof Unreadable reason
                            ? String.valueOf(reason.getMessage())
                            : "can't be typeset: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable("interrupted");
        }
    }

    private String renderHere(String latex, boolean display) {
        try (Context context = factory.enterContext()) {
            factory.spent = 0;
            Function render = renderToString == null ? load(context) : renderToString;
            ScriptableObject here = java.util.Objects.requireNonNull(scope);
            Scriptable options = context.newObject(here);
            options.put("displayMode", options, display);
            options.put("throwOnError", options, true);
            options.put("strict", options, "ignore");
            options.put("trust", options, false);
            options.put("maxExpand", options, 500);
            options.put("maxSize", options, 20);
            return Context.toString(render.call(context, here, here, new Object[] {latex, options}));
        } catch (RhinoException | StackOverflowError e) {
            throw new Unreadable(reason(e));
        }
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        if (message == null) return "nested too deeply";
        return message.replaceFirst("^ParseError: KaTeX parse error: ", "").replaceFirst(" \\(katex#\\d+\\)$", "");
    }

    private Function load(Context context) {
        ScriptableObject fresh = context.initSafeStandardObjects();
        context.evaluateString(fresh, script(), "katex", 1, null);
        factory.spent = 0;
        Scriptable katex = (Scriptable) ScriptableObject.getProperty(fresh, "katex");
        Function render = (Function) ScriptableObject.getProperty(katex, "renderToString");
        scope = fresh;
        renderToString = render;
        return render;
    }

    private static String script() {
        try (InputStream in = Katex.class.getResourceAsStream(SCRIPT)) {
            if (in == null) throw new IllegalStateException("KaTeX is not on the class path: " + SCRIPT);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
