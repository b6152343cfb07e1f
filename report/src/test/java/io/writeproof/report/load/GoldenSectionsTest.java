package io.writeproof.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.report.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sections of one run, as they were looked at and found right.
 *
 * <p>A section that was changed on purpose is written to {@code target/golden} by the failing test, to be looked at and copied.
 */
final class GoldenSectionsTest {

    private static final Map<String, Section> SECTIONS = LoadSections.of(new LoadDocument(
                    SimulatedRun.run(),
                    SimulatedRun.of(4).timeline(),
                    List.of(new Spectrum(
                            "register",
                            "response",
                            List.of(new double[] {0, 1}, new double[] {0.9, 5}, new double[] {0.99, 40})))))
            .stream()
            .collect(Collectors.toMap(Section::id, Function.identity()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict",
                "validity",
                "gates",
                "parity",
                "time",
                "distribution",
                "busy",
                "labels",
                "server-time",
                "queries",
                "environment"
            })
    void aSectionLooksAsItDid(String id) throws IOException {
        String html = lines(Objects.requireNonNull(SECTIONS.get(id), id));
        Path written = Path.of("target", "golden", id + ".html");
        Files.createDirectories(Objects.requireNonNull(written.getParent()));
        Files.writeString(written, html);
        assertThat(html).isEqualTo(golden(id));
    }

    /** A line for each element, so that a difference can be read. */
    private static String lines(Section section) {
        return section.html().html().replace("><", ">\n<") + "\n";
    }

    private static String golden(String id) throws IOException {
        try (InputStream in = GoldenSectionsTest.class.getResourceAsStream("/golden/" + id + ".html")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
