package dev.logodds.pack;

import dev.logodds.question.Bindings;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/** Renders what packs add to CommonMark. */
final class PackHtml implements NodeRenderer {
    private static final Pattern MARKER = Pattern.compile("\\[!([a-z-]+)]\\s*(.*)");

    /** The call-outs, with the words that stand over them. */
    private enum Note {
        DEFINITION("Definition", false),
        TRAP("Trap", false),
        SENIOR("Senior angle", true),
        FIRST_TIME("If this is your first time", false),
        PRODUCTION("In production", false),
        INTERVIEWER("What the interviewer is testing", false),
        BEGINNER("Beginner", true),
        INTERMEDIATE("Intermediate", true),
        EXPERT("Expert", true);

        private final String label;
        private final boolean revealed;

        Note(String label, boolean revealed) {
            this.label = label;
            this.revealed = revealed;
        }

        static @Nullable Note of(String marker) {
            return Arrays.stream(values())
                    .filter(n -> n.marker().equals(marker))
                    .findFirst()
                    .orElse(null);
        }

        String marker() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final HtmlNodeRendererContext context;
    private final HtmlWriter out;
    private final Katex katex;
    private final Function<String, String> figures;
    private final Bindings bindings;

    PackHtml(HtmlNodeRendererContext context, Katex katex, Function<String, String> figures, Bindings bindings) {
        this.context = context;
        this.out = context.getWriter();
        this.katex = katex;
        this.figures = figures;
        this.bindings = bindings;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                MathSyntax.Inline.class,
                MathSyntax.Displayed.class,
                MathSyntax.Calculation.class,
                BlockQuote.class,
                FencedCodeBlock.class,
                IndentedCodeBlock.class,
                Image.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case MathSyntax.Inline m -> out.raw(typeset(m.latex, m.display));
            case MathSyntax.Displayed m -> out.raw(typeset(m.latex, true));
            case MathSyntax.Calculation n -> out.text(n.computed.typographic(bindings));
            case BlockQuote quote -> quote(quote);
            case FencedCodeBlock code -> code(code);
            case IndentedCodeBlock code -> code("", code.getLiteral());
            case Image image -> image(image);
            default -> throw new IllegalArgumentException("not asked for: " + node.getClass());
        }
    }

    private String typeset(String latex, boolean display) {
        String here = Computed.latex(latex, bindings);
        return display ? katex.display(here) : katex.inline(here);
    }

    private void quote(BlockQuote quote) {
        Matcher marker = marker(quote);
        Note note = marker == null ? null : Note.of(marker.group(1));
        if (note == null) {
            out.tag("blockquote");
            children(quote);
            out.tag("/blockquote");
        } else {
            note(quote, note, marker == null ? "" : marker.group(2));
        }
    }

    private static @Nullable Matcher marker(BlockQuote quote) {
        if (!(quote.getFirstChild() instanceof Paragraph p) || !(p.getFirstChild() instanceof Text text)) return null;
        Matcher marker = MARKER.matcher(text.getLiteral());
        return marker.matches() ? marker : null;
    }

    private void note(BlockQuote quote, Note note, String title) {
        String element = note.revealed ? "details" : "div";
        String css = "note note--" + note.marker();
        out.tag(element, note.revealed ? Map.of("class", css) : Map.of("class", css, "role", "note"));
        out.tag(note.revealed ? "summary" : "p", Map.of("class", "note__label"));
        out.text(note.label);
        out.tag(note.revealed ? "/summary" : "/p");
        titleAndBody(quote, title);
        out.tag("/" + element);
        out.line();
    }

    private void titleAndBody(BlockQuote quote, String title) {
        Node paragraph = quote.getFirstChild();
        Node inline = paragraph.getFirstChild().getNext();
        out.tag("div", Map.of("class", "note__body"));
        out.tag("p");
        if (!title.isBlank()) {
            out.tag("strong", Map.of("class", "note__title"));
            out.text(title.stripLeading());
        }
        // a title may go on with mathematics until its line ends
        boolean inTitle = !title.isBlank();
        for (Node n = inline; n != null; n = n.getNext()) {
            if (inTitle && n instanceof SoftLineBreak) {
                out.tag("/strong");
                out.text(" ");
                inTitle = false;
            } else {
                context.render(n);
            }
        }
        if (inTitle) out.tag("/strong");
        out.tag("/p");
        for (Node n = paragraph.getNext(); n != null; n = n.getNext()) context.render(n);
        out.tag("/div");
    }

    private void children(Node parent) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) context.render(n);
    }

    private void code(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo().strip();
        if (info.equals("derivation")) {
            derivation(code.getLiteral());
            return;
        }
        code(info, code.getLiteral());
    }

    private void code(String info, String literal) {
        out.line();
        out.tag("pre", Map.of("tabindex", "0"));
        out.tag("code", info.isEmpty() ? Map.of() : Map.of("class", "language-" + info));
        out.text(Computed.substitute(literal, bindings));
        out.tag("/code");
        out.tag("/pre");
        out.line();
    }

    private void derivation(String lines) {
        out.tag("ol", Map.of("class", "derivation"));
        lines.lines().filter(l -> !l.isBlank()).forEach(this::derivationLine);
        out.tag("/ol");
    }

    private void derivationLine(String line) {
        String[] parts = line.split(";;", 3);
        out.tag("li");
        boolean opens = parts.length == 3 && !parts[2].isBlank();
        out.tag(opens ? "details" : "div", Map.of("class", "derivation__line"));
        out.tag(opens ? "summary" : "div", Map.of("class", "derivation__step"));
        out.tag("span", Map.of("class", "derivation__math"));
        out.raw(typeset("\\displaystyle " + parts[0].strip(), false));
        out.tag("/span");
        if (parts.length > 1) {
            out.tag("span", Map.of("class", "derivation__why"));
            mixed(parts[1].strip());
            out.tag("/span");
        }
        out.tag(opens ? "/summary" : "/div");
        if (opens) {
            out.tag("p", Map.of("class", "derivation__number"));
            String number = parts[2].strip();
            if (number.contains("$")) mixed(number);
            else out.raw(typeset(number, false));
            out.tag("/p");
        }
        out.tag(opens ? "/details" : "/div");
        out.tag("/li");
    }

    /** Prose with {@code $…$} in it, without other Markdown. */
    private void mixed(String text) {
        String[] pieces = text.split("\\$", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 1) out.raw(typeset(pieces[i], false));
            else out.text(Computed.substitute(pieces[i], bindings));
        }
    }

    private void image(Image image) {
        String address = image.getDestination();
        if (!address.startsWith("figure:")) {
            throw new IllegalArgumentException("a picture must be figure:NAME, not " + address);
        }
        out.tag("figure", Map.of("class", "figure"));
        out.raw(figures.apply(address.substring("figure:".length())));
        out.tag("figcaption");
        children(image);
        out.tag("/figcaption");
        out.tag("/figure");
    }
}
