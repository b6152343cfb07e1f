package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchArgumentsTest {

    private static final String URL = "postgres://u:p@h:1/db";

    @Test
    void withoutArgumentsEverythingIsLeftToJmh() {
        assertThat(parse()).isEqualTo(new BenchArguments(Optional.empty(), Duration.ZERO, Optional.empty(), List.of()));
    }

    @Test
    void everyOptionIsMapped() {
        BenchArguments arguments =
                parse("-f", "1", "-p", "postgresUrl=" + URL, "--store", "results", "-p", "mode=SYNC", "Write.*");

        assertThat(arguments.postgresUrl()).contains(URL);
        assertThat(arguments.store()).contains(Path.of("results"));
        assertThat(arguments.jmh()).containsExactly("-f", "1", "-p", "mode=SYNC", "Write.*");
    }

    @Test
    void theServerNeverReachesJmhInAnySpelling() {
        assertThat(parse("-ppostgresUrl=" + URL).jmh()).isEmpty();
        assertThat(parse("--store=results").store()).contains(Path.of("results"));
    }

    @Test
    void theEnvironmentNamesAServerUnlessTheCommandLineDoes() {
        Map<String, String> environment = Map.of("DATABASE_URL", "postgres://environment");

        assertThat(BenchArguments.parse(List.of(), environment).postgresUrl()).contains("postgres://environment");
        assertThat(BenchArguments.parse(List.of("-p", "postgresUrl=" + URL), environment)
                        .postgresUrl())
                .contains(URL);
    }

    @Test
    void aDelayForEachFlushIsForTheEmbeddedServerOnly() {
        assertThat(parse("--fsync-delay", "500us").server().fsyncDelay()).isEqualTo(Duration.ofNanos(500_000));
        assertThat(parse("--fsync-delay", "1ms").fsyncDelay()).isEqualTo(Duration.ofMillis(1));
        BenchArguments both = parse("--fsync-delay", "1ms", "-p", "postgresUrl=" + URL);
        assertThatThrownBy(both::server).hasMessageContaining("--fsync-delay is for the embedded server");
    }

    @Test
    void aDelayThatIsNoTimeIsQuoted() {
        assertThatThrownBy(() -> parse("--fsync-delay", "slow"))
                .hasMessage("--fsync-delay expects a time such as 500us or 1ms, found 'slow'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p", "--store", "--fsync-delay"})
    void anOptionWithoutItsValueIsNamed(String option) {
        assertThatThrownBy(() -> parse(option)).hasMessage(option + " expects a value, found none; see -h");
    }

    private static BenchArguments parse(String... arguments) {
        return BenchArguments.parse(List.of(arguments), Map.of());
    }
}
