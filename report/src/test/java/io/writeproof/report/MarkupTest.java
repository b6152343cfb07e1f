package io.writeproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkupTest {

    private static final String ALPHABET =
            "ab<>&\"'/= \\-\u0000\u0007\u001b\u202e\u2066\u200f\u05d0\u00e9\ud83d\u2028]!";

    @Test
    void whateverTextIsGivenNoneOfItIsMarkup() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = text(random);
            String html = Markup.element("p", Map.of("title", text), Markup.label(text), Markup.shortened(text))
                    .html();
            String withoutOurs = html.replaceAll("</?(p|bdi|details|summary)( class=\"long\"| title=\"[^\"]*\")?>", "");
            assertThat(withoutOurs).as(text).doesNotContain("<", ">", "\"", "'");
            assertThat(withoutOurs.replaceAll("&(amp|lt|gt|quot|#39);", ""))
                    .as(text)
                    .doesNotContain("&");
            assertThat(html)
                    .as(text)
                    .doesNotContainPattern("[\\p{Cntrl}&&[^\n\t]]|[\u202a-\u202e\u2066-\u2069\u200e\u200f]");
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(300); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Test
    void aLongLabelIsShortenedAndCanBeUnfolded() {
        String html = Markup.label("x".repeat(10_000)).html();
        assertThat(html).startsWith("<details class=\"long\"><summary><bdi>" + "x".repeat(119) + "…</bdi></summary>");
        assertThat(html.length()).isLessThan(2_300);
    }

    @Test
    void dataCannotEndTheirElement() {
        String json = "</script><script>alert(1)</script><!--";
        String html = Markup.data(Map.of("id", "run"), JsonNodeFactory.instance.textNode(json))
                .html();
        assertThat(html)
                .isEqualTo("<script type=\"application/json\" id=\"run\">\"\\u003c/script>\\u003cscript>alert(1)"
                        + "\\u003c/script>\\u003c!--\"</script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "style", "iframe", "form", "p onclick", "1"})
    void elementsThatDoMoreThanShowAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Markup.element(name))
                .withMessage("expected an element that only shows something, found <%s>", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "ONLOAD", "style", "src", "a b", "x=\""})
    void attributesThatDoMoreThanShowAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Markup.element("p", Map.of(name, "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//host/x", "http://host", "/etc/passwd", "", "a b"})
    void linksLeadOnlyIntoThePageOrBesideIt(String href) {
        assertThatIllegalArgumentException().isThrownBy(() -> Markup.element("a", Map.of("href", href)));
    }
}
