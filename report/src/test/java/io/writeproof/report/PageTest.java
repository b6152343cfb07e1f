package io.writeproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PageTest {

    private static final Section SECTION = new Section("verdict", "Verdict", Markup.text("all held"));

    @Test
    void aStoredPageMayConnectToNothing() {
        String html = page(Mode.STORED);
        assertThat(html).contains("default-src 'none'").doesNotContain("connect-src", "data-live");
    }

    @Test
    void aLivePageMayAskItsOwnServerOnly() {
        assertThat(page(Mode.LIVE))
                .contains("; connect-src 'self'\"", "data-live=\"/events\"", "id=\"live\" role=\"status\"");
    }

    @Test
    void thePolicyAllowsExactlyTheScriptsAndTheStyleThatAreThere() throws Exception {
        for (Mode mode : Mode.values()) {
            String html = page(mode);
            Matcher element = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL)
                    .matcher(html);
            int elements = 0;
            while (element.find()) {
                elements++;
                assertThat(html)
                        .contains(element.group(1) + "-src '")
                        .contains("'sha256-" + sha256(element.group(2)) + "'");
            }
            assertThat(elements).isEqualTo(3);
        }
    }

    @Test
    void nothingOnThePageIsFetched() {
        String ours = page(Mode.LIVE).replaceAll("(?s)<script>/\\*!.*?</script>", "");
        assertThat(ours).doesNotContain("http:", "https:", "//cdn", "@import", "url(", " src=", "<link");
    }

    @Test
    void embeddedDataStandInThePageAsTheyAre() {
        assertThat(page(Mode.STORED))
                .contains("<script type=\"application/json\" id=\"run\">\"\\u003c/script>\"</script>");
    }

    @Test
    void aTitleOfSomebodyElseIsText() {
        assertThat(page(Mode.STORED))
                .contains("<title>&lt;b&gt;suite · WriteProof</title>", "<bdi>&lt;b&gt;suite</bdi></h1>");
    }

    private static String page(Mode mode) {
        return new Page(
                        "<b>suite",
                        "passed",
                        List.of(SECTION),
                        Map.of("run", JsonNodeFactory.instance.textNode("</script>")),
                        mode)
                .html();
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
