package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author's mistakes are all gathered, with their places. */
class PackReaderTest {
    private static final Markdown MARKDOWN = new Markdown(new Katex(), name -> "");

    @TempDir
    Path pack;

    @BeforeEach
    void aSmallPack() throws IOException {
        write("pack.yaml", "id: small\ntitle: Small\nlicence: Apache-2.0\ntopics:\n  - {id: one, title: One}\n");
        write("one/topic.md", "---\nid: one\ntitle: One\nsummary: s\nreviewed: 2026-11\n---\n## Big picture\nText.\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = pack.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String problems() {
        return String.join(
                "\n",
                PackReader.read(pack, MARKDOWN).problems().stream()
                        .map(PackProblem::toString)
                        .toList());
    }

    private static String choice(String front, String options) {
        return "---\nid: one/q\nkind: choice\ntitle: T\n" + front + "---\n## Prompt\nP\n## Options\n" + options
                + "\n## Solution\nS\n";
    }

    @Test
    void a_sound_pack_has_none() throws IOException {
        write("one/q.md", choice("", "- [x] yes\n  > why\n- [ ] no"));
        assertThat(problems()).isEmpty();
        assertThat(PackReader.read(pack, MARKDOWN).bank().question("one/q")).isPresent();
    }

    @Test
    void an_unknown_key_is_told_with_its_line() throws IOException {
        write("one/q.md", choice("levle: 2\n", "- [x] yes\n- [ ] no"));
        assertThat(problems()).contains("one/q.md:5:8").contains("unknown key 'levle'");
    }

    @Test
    void broken_yaml_is_told_with_its_line() throws IOException {
        write("one/q.md", "---\nid: one/q\nkind: [choice\n---\n## Prompt\nP\n");
        assertThat(problems()).contains("one/q.md:").contains("not YAML");
    }

    @Test
    void an_alias_bomb_is_refused() throws IOException {
        write("pack.yaml", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
        assertThat(problems()).contains("pack.yaml");
    }

    @Test
    void two_right_options_a_double_id_and_a_missing_section_are_all_told() throws IOException {
        write("one/a.md", choice("", "- [x] yes\n- [x] also"));
        write("one/b.md", choice("", "- [x] yes\n- [ ] no"));
        write("one/c.md", choice("", "- [x] yes\n- [ ] no"));
        write("one/d.md", "---\nid: one/d\nkind: card\ntitle: T\n---\n## Front\nF\n");
        assertThat(problems())
                .contains("one/a.md:9:1: exactly one option")
                .contains("one/c.md:2:1: the id one/q stands in two files")
                .contains("one/d.md:1:1: the section '## Back' is missing");
    }

    @Test
    void a_named_mistake_without_a_text_is_told() throws IOException {
        write("one/q.md", choice("", "- [x] yes\n- [ ] no {NO_SUCH_MISTAKE}"));
        assertThat(problems()).contains("mistakes/NO_SUCH_MISTAKE.md");
    }

    @Test
    void a_file_that_is_too_large_or_not_text_is_told() throws IOException {
        write("one/q.md", "x".repeat(300_000));
        Files.write(pack.resolve("one/r.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(problems()).contains("larger than").contains("not UTF-8");
    }
}
