package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.writeproof.latency.Latencies;
import io.writeproof.latency.SampleStatistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second of a run as its timeline has it. Immutable. Component names are field names; what is null is left out.
 *
 * @param t seconds from the start of the run to the end of this second
 * @param phases the names of those under way at its end
 * @param threads JMeter's, at its end
 * @param inFlight requests sent and not answered, at its end
 * @param errors how many requests failed in it in which way
 * @param lagMs null when nothing was planned or nothing answered; so are the times when nothing was answered
 * @param responseCounts how the response times of all requests of this second are distributed; null when nothing was answered
 * @param generator what the process of JMeter used; null when it cannot tell
 * @param machine what all processors of the machine did; null when its system does not tell
 * @param target what the service told; null when it told nothing in this second
 * @param database what happened in the database; null when it was not asked, or did not answer
 * @param gates every rule with its outcome until now
 */
@JsonInclude(Include.NON_NULL)
public record TimelineSecond(
        double t,
        List<String> phases,
        int threads,
        long inFlight,
        @JsonUnwrapped Rates rates,
        Map<String, Long> errors,
        @Nullable Lag lagMs,
        @Nullable Times responseMs,
        @Nullable Times serviceMs,
        @Nullable DurationCounts responseCounts,
        @Nullable Generator generator,
        @Nullable Machine machine,
        @Nullable Target target,
        @Nullable Database database,
        List<GateState> gates) {

    private static final double NANOS_PER_MILLI = 1e6;

    public TimelineSecond {
        phases = List.copyOf(phases);
        errors = Map.copyOf(errors);
        gates = List.copyOf(gates);
    }

    /**
     * Requests per second.
     *
     * @param targetRate planned; null when nothing plans them
     * @param attempted sent
     * @param achieved answered as they should be
     * @param failed answered otherwise, or given up
     */
    @JsonInclude(Include.NON_NULL)
    public record Rates(@Nullable Double targetRate, double attempted, double achieved, double failed) {}

    /** Actual minus planned sending, in milliseconds. */
    public record Lag(double avg, double max) {

        /** Of samples that a schedule planned; null when there are none. */
        public static @Nullable Lag of(SampleStatistics samples) {
            return samples.requests() == 0
                    ? null
                    : new Lag(
                            samples.lagMeanNanos() / NANOS_PER_MILLI,
                            samples.lag().maxNanos() / NANOS_PER_MILLI);
        }
    }

    /** Percentiles of a time in milliseconds. */
    public record Times(double p50, double p95, double p99, double max) {

        /** Null when there are none. */
        public static @Nullable Times of(Latencies times) {
            return times.count() == 0
                    ? null
                    : new Times(
                            times.percentileNanos(50) / NANOS_PER_MILLI,
                            times.percentileNanos(95) / NANOS_PER_MILLI,
                            times.percentileNanos(99) / NANOS_PER_MILLI,
                            times.maxNanos() / NANOS_PER_MILLI);
        }
    }

    /**
     * What the load generator used.
     *
     * @param cpuCores processors kept busy
     * @param memoryBytes of the heap in use, what is not yet collected included
     * @param gcMs milliseconds of garbage collection
     */
    @JsonInclude(Include.NON_NULL)
    public record Generator(@Nullable Double cpuCores, long memoryBytes, double gcMs) {}

    /**
     * What all processors of the machine of JMeter did.
     *
     * @param busyCores processors kept busy, by whatever ran
     * @param stealCores processors that the hypervisor gave to others
     */
    public record Machine(double busyCores, double stealCores) {}

    /**
     * What the service told of itself.
     *
     * @param queueDepth what it has taken and not yet written
     * @param batchRows mean rows of the batches of this second
     */
    @JsonInclude(Include.NON_NULL)
    public record Target(
            @Nullable Double cpuCores,
            @Nullable Long memoryBytes,
            @Nullable Double queueDepth,
            @Nullable Double batchRows) {}

    /**
     * What happened in the database, whoever caused it.
     *
     * @param walBytes of write-ahead log of the whole server
     * @param active sessions of this database that execute something
     * @param waiting those of them that wait for something but their client
     */
    public record Database(long walBytes, long commits, long rollbacks, long checkpoints, int active, int waiting) {}

    /**
     * How a rule stands.
     *
     * @param passed null as long as there is nothing to judge by
     * @param actual null likewise
     */
    @JsonInclude(Include.NON_NULL)
    public record GateState(
            String name, @Nullable Boolean passed, @Nullable Double actual) {}
}
