package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.writeproof.latency.Latencies;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.summary.RunReport.LagSummary;

/**
 * The samples of a label in some phases.
 *
 * @param responseMs from the planned send until the answer
 * @param serviceMs from the actual send until the answer
 * @param lagMs from the planned until the actual send
 * @param late how many were sent noticeably after their planned moment
 * @param inTransactions how many are parts of a transaction, which is counted in their place
 */
public record LabelSummary(
        long count,
        long errors,
        double errorRate,
        Spread responseMs,
        Spread serviceMs,
        LagSummary lagMs,
        long late,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long inTransactions) {

    /** The summary of requests that stand for themselves. */
    public static LabelSummary of(SampleStatistics samples) {
        return of(samples, 0);
    }

    public static LabelSummary of(SampleStatistics samples, long inTransactions) {
        long count = samples.requests();
        double errorRate = count == 0 ? 0 : (double) samples.failures() / count;
        return new LabelSummary(
                count,
                samples.failures(),
                errorRate,
                Spread.of(samples.responseTime()),
                Spread.of(samples.serviceTime()),
                new LagSummary(Spread.milliseconds(samples.lagMeanNanos()), Spread.milliseconds((double)
                        samples.lag().maxNanos())),
                samples.lag().late(),
                inTransactions);
    }

    /** Percentiles, minimum, maximum, mean and standard deviation in milliseconds. */
    @JsonPropertyOrder({"min", "p50", "p90", "p95", "p99", "p99_9"})
    public record Spread(
            double min,
            double p50,
            double p90,
            double p95,
            double p99,
            @JsonProperty("p99_9") double p999,
            double max,
            double mean,
            double stddev) {

        static Spread of(Latencies latencies) {
            return new Spread(
                    percentile(latencies, 0),
                    percentile(latencies, 50),
                    percentile(latencies, 90),
                    percentile(latencies, 95),
                    percentile(latencies, 99),
                    percentile(latencies, 99.9),
                    milliseconds((double) latencies.maxNanos()),
                    milliseconds(latencies.meanNanos()),
                    milliseconds(latencies.standardDeviationNanos()));
        }

        private static double percentile(Latencies latencies, double percent) {
            return milliseconds((double) latencies.percentileNanos(percent));
        }

        private static double milliseconds(double nanos) {
            return Math.round(nanos / 1e3) / 1e3;
        }
    }
}
