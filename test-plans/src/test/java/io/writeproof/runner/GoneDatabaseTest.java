package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.runner.Console.Screen;
import io.writeproof.runner.process.GatewayEnd;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever watches a run outlives its database. */
final class GoneDatabaseTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final RunWarnings warnings = new RunWarnings(new Console(
            new PrintStream(shown, true, StandardCharsets.UTF_8), Screen.of(null, Map.of()), System::nanoTime));

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aDatabaseThatIsGoneAtTheEndIsAWarningOfTheRun() {
        EmbeddedServer server = EmbeddedServer.start();
        try (NoiseWatch noise = NoiseWatch.begin(directory, new OnServer(server.connection(), directory), warnings);
                StatementWatch statements = StatementWatch.begin(Optional.of(server.connection()), warnings)) {
            server.close();

            assertThat(statements.read()).isPresent();
            ObjectNode measured = noise.end(ExitCode.PASSED);

            assertThat(measured.at("/before/insert_us").isNumber()).isTrue();
            assertThat(measured.at("/after/insert_us").isMissingNode()).isTrue();
        }
        assertThat(warnings.all())
                .singleElement()
                .asString()
                .startsWith("the table of the noise check could not be removed: Cannot drop the table scratch: ");
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("warning", "the table of the noise check");
    }

    @Test
    void aDatabaseThatIsThereIsLeftAsItWas() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            OnServer service = new OnServer(server.connection(), directory);
            for (int run = 0; run < 2; run++) {
                try (NoiseWatch noise = NoiseWatch.begin(directory, service, warnings)) {
                    assertThat(noise.end(ExitCode.INTERRUPTED).has("after")).isFalse();
                }
            }
        }
        assertThat(warnings.all()).isEmpty();
    }

    /** A service of which nothing is needed but its database, in which the run may make what it likes. */
    private record OnServer(ConnectionSettings connection, Path file) implements Service {

        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public Optional<ConnectionSettings> database() {
            return Optional.of(connection);
        }

        @Override
        public Optional<Durability> durability() {
            return Optional.empty();
        }

        @Override
        public String schema() {
            return "public";
        }

        @Override
        public Health health() {
            return new Health(JsonNodeFactory.instance.objectNode());
        }

        @Override
        public Optional<Path> config() {
            return Optional.of(file);
        }

        @Override
        public Optional<GatewayEnd> stop() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
