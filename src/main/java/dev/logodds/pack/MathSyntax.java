package dev.logodds.pack;

import java.util.Set;
import java.util.regex.Matcher;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/** What packs add to CommonMark: {@code $…$}, {@code $$…$$} and <code>{{ computed numbers }}</code>. */
final class MathSyntax implements Parser.ParserExtension {

    /** Mathematics in a line, or displayed. */
    static final class Inline extends CustomNode {
        final String latex;
        final boolean display;

        Inline(String latex, boolean display) {
            this.latex = latex;
            this.display = display;
        }
    }

    /** Displayed mathematics of its own. */
    static final class Displayed extends CustomBlock {
        String latex = "";
    }

    /** A computed number in prose. */
    static final class Calculation extends CustomNode {
        final Computed computed;

        Calculation(Computed computed) {
            this.computed = computed;
        }
    }

    @Override
    public void extend(Parser.Builder builder) {
        builder.customBlockParserFactory(new DisplayStart());
        builder.customInlineContentParserFactory(new Trigger('$'));
        builder.customInlineContentParserFactory(new Trigger('{'));
    }

    private record Trigger(char character) implements InlineContentParserFactory, InlineContentParser {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(character);
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public @Nullable ParsedInline tryParse(InlineParserState state) {
            return character == '$' ? math(state.scanner()) : number(state.scanner());
        }
    }

    private static @Nullable ParsedInline math(Scanner scanner) {
        boolean display = scanner.matchMultiple('$') == 2;
        Position start = scanner.position();
        while (scanner.hasNext()) {
            Position end = scanner.position();
            char c = scanner.peek();
            scanner.next();
            if (c == '\\') {
                scanner.next();
            } else if (c == '$' && (!display || scanner.next('$'))) {
                String latex = scanner.getSource(start, end).getContent();
                return latex.isBlank() ? none() : ParsedInline.of(new Inline(latex, display), scanner.position());
            }
        }
        return none();
    }

    private static @Nullable ParsedInline number(Scanner scanner) {
        Position start = scanner.position();
        while (scanner.hasNext() && scanner.peek() != '\n') {
            // one brace alone is that of an index, such as x_{12}
            if (scanner.matchMultiple('}') < 2) {
                if (scanner.peek() != '\n') scanner.next();
                continue;
            }
            Matcher place = Computed.place()
                    .matcher(scanner.getSource(start, scanner.position()).getContent());
            if (place.matches()) return ParsedInline.of(new Calculation(Computed.of(place)), scanner.position());
        }
        return none();
    }

    @SuppressWarnings("NullAway") // the library's way to say: not mine
    private static ParsedInline none() {
        return ParsedInline.none();
    }

    private static final class DisplayStart implements BlockParserFactory {
        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            CharSequence line = state.getLine().getContent();
            int at = state.getNextNonSpaceIndex();
            boolean opens = state.getIndent() < 4
                    && line.length() >= at + 2
                    && line.charAt(at) == '$'
                    && line.charAt(at + 1) == '$';
            // $$ … $$ within one line, with text behind it, is left to the inline parser
            if (!opens || line.toString().strip().indexOf("$$", 2) >= 0) return BlockStart.none();
            return BlockStart.of(new DisplayParser()).atIndex(at + 2);
        }
    }

    private static final class DisplayParser extends AbstractBlockParser {
        private final Displayed block = new Displayed();
        private final StringBuilder latex = new StringBuilder();
        private boolean closed;

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            return closed ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            String text = line.getContent().toString();
            closed = text.strip().endsWith("$$");
            latex.append(closed ? text.substring(0, text.lastIndexOf("$$")) : text)
                    .append('\n');
        }

        @Override
        public void addSourceSpan(SourceSpan span) {
            block.addSourceSpan(span);
        }

        @Override
        public void closeBlock() {
            block.latex = latex.toString().strip();
        }
    }
}
