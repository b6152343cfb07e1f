package io.writeproof.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is told about a run when it is over, or about to be stopped. Immutable. Component names are field names of run.json.
 *
 * @param parity null when nothing was compared with a database
 * @param target null when nothing read the metrics of the service
 * @param steal the part of the measured time of all processors that the hypervisor gave to others, 0 to 1; null when it is not known
 * @param clock how the wall clock kept step; null when nobody has looked yet
 * @param errors how many requests failed in which way, over all phases
 * @param firstErrors the first requests that failed, oldest first
 * @param files of measurements that belong to the report
 */
public record RunReport(
        @JsonUnwrapped Identity identity,
        @JsonUnwrapped Judgement judgement,
        @JsonUnwrapped Load load,
        List<Gate> gates,
        @JsonUnwrapped Traffic traffic,
        @Nullable ParitySummary parity,
        @Nullable TargetSummary target,
        @Nullable Double steal,
        @Nullable ClockSummary clock,
        Map<String, Long> errors,
        List<FirstError> firstErrors,
        List<WrittenFile> files,
        @JsonUnwrapped Versions versions) {

    /**
     * Which run it was.
     *
     * @param progress how far it came
     */
    public record Identity(
            String runId,
            Instant startedAt,
            Instant endedAt,
            @JsonUnwrapped Progress progress) {}

    /**
     * How far a run came.
     *
     * @param interrupted whether it was stopped before its schedule had ended
     * @param provisional whether it still goes on, and its verdict may get worse
     * @param abortedBy the gate whose rule stopped it; null when none did
     */
    public record Progress(
            boolean interrupted,
            boolean provisional,
            @Nullable String abortedBy) {}

    /**
     * What follows from the run.
     *
     * @param exitCode of the JMeter process
     * @param reasons one sentence for each thing that is wrong; none when the run passed
     * @param warnings one sentence for each thing that limits what the run tells, whatever the verdict
     */
    public record Judgement(Verdict verdict, int exitCode, List<String> reasons, List<String> warnings) {}

    /**
     * Load that was planned and achieved; except for the last component in the measured phases only.
     *
     * @param targetQps planned requests per second; null when nothing planned them
     * @param minRequiredQps what the first rule about the achieved rate asks for; null when no rule does
     * @param p99LatencyMs of the response time; null when no request succeeded
     * @param errorRate failed part of the requests, 0 to 1; null when there was no request
     * @param elapsedS seconds that the measured phases took
     * @param meanResponseMs mean of the response time; null when there was no request
     * @param requests all of the measured phases, and all of the run
     * @param planned of a load with a known number of requests; null of any other
     */
    public record Load(
            @Nullable Double targetQps,
            double achievedQps,
            @Nullable Double minRequiredQps,
            @Nullable Double p99LatencyMs,
            @Nullable Double errorRate,
            double elapsedS,
            @Nullable Double meanResponseMs,
            @JsonUnwrapped Requests requests,
            @Nullable PlannedLoad planned) {}

    /**
     * Counted requests.
     *
     * @param rltItersTotal of the measured phases
     * @param rltSuccessTotal those of them that succeeded
     * @param totalRequestsSent of all phases, warm-up included
     */
    public record Requests(long rltItersTotal, long rltSuccessTotal, long totalRequestsSent) {}

    /**
     * A load with a known number of requests that no schedule plans.
     *
     * @param requests so many were to be made in the measured phases
     * @param seconds how long these took
     * @param meanResponseMs mean of the response time; null when there was no request
     */
    public record PlannedLoad(
            long requests, double seconds, @Nullable Double meanResponseMs) {}

    /**
     * One of the requests that failed.
     *
     * @param at when it ended
     * @param error how it failed, as in the counts of errors
     * @param message what came instead of an answer, the reason phrase of the answer, or the assertion that refused it;
     *     nothing of the answer itself
     */
    public record FirstError(Instant at, String label, String error, String message) {}

    /**
     * Labels and phases.
     *
     * @param labels over all measured phases
     * @param labelsByPhase over each phase, warm-up included
     * @param kept how well the schedule was kept; null when there was none
     */
    public record Traffic(
            Map<String, LabelSummary> labels,
            Map<String, Map<String, LabelSummary>> labelsByPhase,
            List<PhaseSummary> phases,
            @JsonUnwrapped @Nullable Punctuality kept) {}

    /**
     * A phase: of a schedule, in its planned time, or of a thread group without one, from its first send to its last answer.
     *
     * @param from null when its schedule did not begin; so is the end
     * @param targetRate planned requests per second; null when nothing planned them
     */
    public record PhaseSummary(
            String name,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Double targetRate) {}

    /**
     * How well the schedule was kept.
     *
     * @param scheduleByPhase each phase by its name, warm-up included, in the order of the schedule
     */
    public record Punctuality(
            LagSummary lagMs,
            long late,
            long neverSent,
            Map<String, KeptPhase> scheduleByPhase,
            List<Threads> threads) {}

    /**
     * How well the phases of one name were kept.
     *
     * @param targetQps planned requests per second; null when none are planned
     * @param achievedQps successes per second of its time, which lasts until its last answer; null when it has not begun
     * @param sent so many requests of it, whenever they went out
     */
    public record KeptPhase(
            @Nullable Double targetQps,
            @Nullable Double achievedQps,
            long sent,
            long neverSent,
            LagSummary lagMs,
            long late) {}

    /**
     * The threads of a schedule.
     *
     * @param schedule name of the element
     * @param needed about so many, by Little's law; null when no request of a measured phase was done with
     * @param had took a request
     * @param late requests of measured phases that went out late
     * @param noneFree requests of measured phases for which no thread was free at their moment
     */
    public record Threads(String schedule, @Nullable Long needed, long had, long late, long noneFree) {}

    /** Actual minus planned sending, in milliseconds. */
    public record LagSummary(double avg, double max) {}

    /**
     * How the wall clock of JMeter's machine kept step with the clock that everything is measured by.
     *
     * @param largestDifferenceMs the most that they went apart, whichever was ahead
     * @param jump the largest step of the wall clock within a second; null when there was none that is worth a warning
     */
    public record ClockSummary(
            double largestDifferenceMs, @Nullable ClockJump jump) {}

    /**
     * A step of the wall clock.
     *
     * @param afterS seconds from the start of the test until it was seen
     * @param ms its size, negative when the clock was put back
     */
    public record ClockJump(double afterS, double ms) {}

    /** What ran. */
    public record Versions(String jmeterVersion, String pluginVersion, String javaVersion) {}
}
