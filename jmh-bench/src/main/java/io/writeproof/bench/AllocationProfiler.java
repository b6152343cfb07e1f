package io.writeproof.bench;

import java.util.Collection;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** Bytes allocated per operation, by all threads: the one line of JMH's {@code gc} profiler that every benchmark can use. */
public final class AllocationProfiler implements InternalProfiler {

    private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

    private final GCProfiler all;

    /** For JMH, which makes one in each fork. */
    public AllocationProfiler() throws ProfilerException {
        all = new GCProfiler("");
    }

    @Override
    public String getDescription() {
        return "Bytes allocated per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        all.beforeIteration(benchmark, iteration);
    }

    @Override
    public Collection<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return all.afterIteration(benchmark, iteration, result).stream()
                .map(one -> (Result<?>) one)
                .filter(one -> one.getLabel().equals(BYTES_PER_OPERATION))
                .collect(Collectors.toList());
    }
}
