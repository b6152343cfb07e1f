package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoredBenchmarksTest {

    @ParameterizedTest
    @CsvSource({
        "org.example.Queue.offer, -Throughput, Queue.offer-Throughput",
        "org.example.Queue.offer, -Throughput-kind-a.b-rate-0.5, Queue.offer-Throughput-kind-a.b-rate-0.5",
        "Queue.offer, -AverageTime-host-db.example.org, Queue.offer-AverageTime-host-db.example.org"
    })
    void aBenchmarkIsNamedByClassAndMethodWhateverItsParametersAre(String benchmark, String rest, String name) {
        assertThat(StoredBenchmarks.nameOf(benchmark, benchmark + rest)).isEqualTo(name);
    }
}
