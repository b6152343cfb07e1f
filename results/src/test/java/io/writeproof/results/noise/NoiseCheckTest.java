package io.writeproof.results.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.EnvelopeSchema;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoiseCheckTest {

    @TempDir
    private Path directory;

    @Test
    void everyPartIsMeasuredBeforeAndAfterTheRun() throws IOException {
        ObjectNode check =
                NoiseCheck.begin(directory, Optional.of(() -> Thread.sleep(1))).end();

        for (String part : new String[] {"alu", "fsync", "insert"}) {
            assertThat(check.at("/before/" + part + "_us").doubleValue()).isPositive();
            assertThat(check.at("/after/" + part + "_us").doubleValue()).isPositive();
            assertThat(check.at("/moved/" + part).isNumber()).isTrue();
        }
        assertThat(check.path("stable").isBoolean()).isTrue();
        assertThat(directory).isEmptyDirectory();
        assertThat(stored(check)).isEmpty();
    }

    @Test
    void aDatabaseThatBecameSlowerIsAnotherMachine() {
        int[] millis = {1};
        NoiseCheck check = NoiseCheck.begin(directory, Optional.of(() -> Thread.sleep(millis[0])));
        millis[0] = 4;
        ObjectNode found = check.end();

        assertThat(found.at("/moved/insert").doubleValue()).isGreaterThan(1);
        assertThat(found.path("stable").booleanValue()).isFalse();
        assertThat(new StoredRun(directory, (ObjectNode) Runs.details().set("noise_check", found)).unstable())
                .isTrue();
    }

    @Test
    void whatCannotBeMeasuredIsLeftOut() throws IOException {
        ObjectNode check = NoiseCheck.begin(directory.resolve("gone"), Optional.of(() -> {
                    throw new IOException("no database");
                }))
                .end();

        assertThat(check.path("before").has("alu_us")).isTrue();
        assertThat(check.path("before").has("fsync_us")).isFalse();
        assertThat(check.path("moved").has("insert")).isFalse();
        assertThat(stored(check)).isEmpty();
    }

    @Test
    void aRunThatWasStoppedSaysNothingOfItsMachine() throws IOException {
        ObjectNode check = NoiseCheck.begin(directory, Optional.empty()).unfinished();

        assertThat(check.has("stable")).isFalse();
        assertThat(check.has("before")).isTrue();
        assertThat(stored(check)).isEmpty();
    }

    @Test
    void aPartMovedByItsMedians() {
        Speed before = new Speed(Map.of(Part.ALU, 100.0, Part.FSYNC, 10.0), SystemLoad.read(directory));
        Speed after = new Speed(Map.of(Part.ALU, 104.0), SystemLoad.read(directory));

        assertThat(after.movedSince(before, Part.ALU).orElseThrow()).isCloseTo(0.04, within(1e-9));
        assertThat(after.movedSince(before, Part.FSYNC)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ALU, 0.09, false",
        "ALU, 0.11, true",
        "ALU, -0.08, false",
        "ALU, -0.1, true",
        "INSERT, 0.9, false",
        "INSERT, 1.1, true",
        "INSERT, -0.49, false",
        "INSERT, -0.51, true"
    })
    void twiceAsFastIsAsFarAsHalfAsFast(Part part, double change, boolean tooFar) {
        assertThat(part.tooFar(change)).isEqualTo(tooFar);
    }

    @Test
    void oneSlowRepetitionMovesNoMedian() {
        int[] calls = {0};
        OptionalDouble median =
                new Repetition(0, 9, Duration.ofSeconds(9)).median(() -> Thread.sleep(calls[0]++ == 4 ? 400 : 0));

        assertThat(calls[0]).isEqualTo(9);
        assertThat(median.orElseThrow()).isLessThan(400_000);
    }

    @Test
    void stolenTimeIsAShareOfAllProcessorsTime() throws IOException {
        SystemLoad before =
                load("cpu  100 0 100 700 50 0 0 50 7 7\ncpu0 1 1 1 1 1 1 1 1", "0.52 0.58 0.59 1/400 12345");
        SystemLoad after = load("cpu  150 0 150 850 50 0 0 100 9 9", "1.25 0.58 0.59 1/400 12345");

        assertThat(after.stolenSince(before).orElseThrow()).isEqualTo(50 / 300.0);
        assertThat(after.average()).hasValue(1.25);
        assertThat(SystemLoad.read(directory.resolve("elsewhere")).average()).isEmpty();
        assertThat(before.stolenSince(before)).isEmpty();
    }

    private SystemLoad load(String stat, String average) throws IOException {
        Files.writeString(directory.resolve("stat"), stat);
        Files.writeString(directory.resolve("loadavg"), average);
        return SystemLoad.read(directory);
    }

    /** What the envelope's schema has against a run with this check. */
    private Iterable<String> stored(JsonNode check) throws IOException {
        StoredRun run = Runs.store(directory.resolve("results"))
                .begin(Runs.identity())
                .under(Runs.conditions("sync", Map.of()))
                .finish(RunStatus.PASSED, (ObjectNode) Runs.details().set("noise_check", check));
        return EnvelopeSchema.violations(
                "envelope", Files.readString(run.directory().resolve("run.json")));
    }
}
