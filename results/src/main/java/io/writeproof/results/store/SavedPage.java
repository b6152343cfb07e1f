package io.writeproof.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page about a run, which carries the run's data: {@code <script type="application/json" id="run">}, and what JMH wrote with
 * the id {@code jmh}. A browser that saves the page may write it another way, but keeps these. Stateless.
 */
final class SavedPage {

    static final String RUN = "run";
    static final String JMH = "jmh";

    private static final Pattern SCRIPT =
            Pattern.compile("<script\\b(?<attributes>[^>]*)>(?<content>.*?)</script\\s*>", Pattern.DOTALL);

    private SavedPage() {}

    /** Whether this is markup; JSON never begins so. */
    static boolean is(String text) {
        return text.stripLeading().startsWith("<");
    }

    /**
     * The data of that id in a file; empty when it has none, or is no page.
     *
     * @throws IOException when the file cannot be read
     * @throws JsonProcessingException when the data is not JSON
     */
    static Optional<JsonNode> data(Path file, String id) throws IOException {
        return data(Files.readString(file), id);
    }

    /** The same of a page's text. */
    static Optional<JsonNode> data(String page, String id) throws JsonProcessingException {
        Matcher script = SCRIPT.matcher(page);
        while (script.find()) {
            String attributes = script.group("attributes");
            if (attributes.contains("application/json") && attributes.contains("id=\"" + id + "\"")) {
                return Optional.of(Json.parse(script.group("content")));
            }
        }
        return Optional.empty();
    }
}
