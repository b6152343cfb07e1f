package io.writeproof.runner;

import io.writeproof.write.WriteMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long to wait after the load before rows are counted, by write mode. Stateless. */
final class RecommendedDrain {

    static final Duration LONGEST = Duration.ofSeconds(12);

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Map<WriteMode, Duration> OF_BATCHES = Map.of(
            WriteMode.BATCH_FAST, Duration.ofSeconds(8),
            WriteMode.BATCH_BALANCED, Duration.ofSeconds(10),
            WriteMode.BATCH_THROUGHPUT, LONGEST);

    private RecommendedDrain() {}

    static Duration of(Optional<WriteMode> mode) {
        return mode.map(known -> OF_BATCHES.getOrDefault(known, USUAL)).orElse(USUAL);
    }
}
