package dev.logodds.pack;

import dev.logodds.question.Bindings;
import dev.logodds.question.Prose;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown of a pack to HTML: CommonMark, tables, mathematics, call-outs, derivations and figures. Raw HTML is escaped. */
public final class Markdown {
    private static final int VARIANTS_KEPT = 64;

    private final Parser parser = Parser.builder()
            .extensions(List.of(TablesExtension.create(), new MathSyntax()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private final Katex katex;
    private final Function<String, String> figures;

    /**
     * @param katex typesets the mathematics
     * @param figures draws the figure of a name; it throws an {@link IllegalArgumentException} for a name it doesn't know
     */
    public Markdown(Katex katex, Function<String, String> figures) {
        this.katex = katex;
        this.figures = figures;
    }

    Node parse(String text) {
        Node tree = parser.parse(text);
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                // a picture alone in its paragraph is a figure, and a figure may not stand inside a paragraph
                if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
                    paragraph.insertBefore(image);
                    paragraph.unlink();
                }
            }
        });
        return tree;
    }

    /** {@code text} as prose; rendered once for each set of drawn numbers. */
    public Prose prose(String text) {
        if (text.isBlank()) return Prose.EMPTY;
        Node tree = parse(text);
        Map<Bindings, String> rendered = new ConcurrentHashMap<>();
        return new Prose() {
            @Override
            public String html(Bindings bindings) {
                String known = rendered.get(bindings);
                if (known != null) return known;
                if (rendered.size() >= VARIANTS_KEPT) rendered.clear();
                String html = render(tree, bindings);
                rendered.put(bindings, html);
                return html;
            }

            @Override
            public String source(Bindings bindings) {
                return Computed.substitute(text, bindings);
            }
        };
    }

    String render(Node tree, Bindings bindings) {
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new PackLinks())
                .nodeRendererFactory(context -> new PackHtml(context, katex, figures, bindings))
                .build()
                .render(tree);
    }
}
