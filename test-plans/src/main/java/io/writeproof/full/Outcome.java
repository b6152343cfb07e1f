package io.writeproof.full;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How a part of the run ended, ordered from the best to the worst; its code is the exit code of a load run. Immutable. */
enum Outcome {
    /** Every gate held, every figure was taken. */
    PASSED(0),
    /** A gate is broken, or a benchmark gave no result. */
    FAILED(99),
    /** There is no verdict, or no figure. */
    INVALID(105),
    /** Refused before anything was measured. */
    REFUSED(104),
    /** Stopped by Ctrl-C or SIGTERM. */
    INTERRUPTED(130);

    private static final int BENCHMARK_FAILED = 1;
    private static final int BENCHMARK_USAGE = 2;

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The meaning of the exit code of {@code scripts/load}. */
    static Outcome ofLoad(int exitCode) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code == exitCode)
                .findFirst()
                .orElse(INVALID);
    }

    /** The meaning of the exit code of {@code scripts/bench}. */
    static Outcome ofBenchmarks(int exitCode) {
        return switch (exitCode) {
            case 0 -> PASSED;
            case BENCHMARK_FAILED -> FAILED;
            case BENCHMARK_USAGE -> REFUSED;
            default -> INVALID;
        };
    }

    /** The worst of all parts; of none, {@link #PASSED}. */
    static Outcome worst(List<Part> parts) {
        return parts.stream().map(Part::outcome).max(Comparator.naturalOrder()).orElse(PASSED);
    }

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
