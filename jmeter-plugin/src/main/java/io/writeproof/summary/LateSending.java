package io.writeproof.summary;

import io.writeproof.summary.RunReport.KeptPhase;
import io.writeproof.summary.RunReport.Punctuality;
import io.writeproof.summary.RunReport.Threads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to tell of a schedule that was not kept: in which phases, and whether threads were missing or the machine was the
 * limit. Judged phase by phase: a short spike whose threads were too few must not hide in a long run. Stateless.
 */
public final class LateSending {

    private static final int MOST_PHASES = 5;

    /** One late request in so many is worth a warning; fewer are pauses of a machine that else kept up. */
    private static final int ONE_IN = 10;

    private LateSending() {}

    /**
     * A sentence for each phase and for each schedule that something is to be done about.
     *
     * @param measured the names of the phases that count
     */
    public static List<String> warnings(Punctuality kept, Set<String> measured) {
        List<Map.Entry<String, KeptPhase>> late = kept.scheduleByPhase().entrySet().stream()
                .filter(phase -> measured.contains(phase.getKey()))
                .filter(phase ->
                        phase.getValue().late() * ONE_IN > phase.getValue().sent())
                .toList();
        List<String> warnings = new ArrayList<>();
        late.stream()
                .limit(MOST_PHASES)
                .map(phase -> late(phase.getKey(), phase.getValue()))
                .forEach(warnings::add);
        if (late.size() > MOST_PHASES) {
            warnings.add("and so in " + (late.size() - MOST_PHASES) + " more phases");
        }
        kept.threads().stream()
                .filter(threads -> threads.had() == 0)
                .map(LateSending::none)
                .forEach(warnings::add);
        if (!late.isEmpty()) {
            warnings.addAll(reasons(kept.threads()));
        }
        return warnings;
    }

    private static String late(String name, KeptPhase phase) {
        return "phase " + name + ": " + phase.late() + " of " + phase.sent() + " requests went out late, up to "
                + number(phase.lagMs().max()) + " ms" + rates(phase);
    }

    private static String rates(KeptPhase phase) {
        Double planned = phase.targetQps();
        Double achieved = phase.achievedQps();
        return planned == null || achieved == null
                ? ""
                : "; planned " + number(planned) + "/s, achieved " + number(achieved) + "/s";
    }

    private static String none(Threads threads) {
        return threads.schedule()
                + ": no thread took a request; give its thread group threads, and a sampler in the scope"
                + " of the schedule";
    }

    private static List<String> reasons(List<Threads> schedules) {
        List<String> tooFew = schedules.stream()
                .filter(LateSending::lacking)
                .map(LateSending::tooFew)
                .toList();
        long most = schedules.stream().mapToLong(Threads::late).max().orElse(0);
        return tooFew.isEmpty() && schedules.stream().noneMatch(threads -> threads.had() == 0)
                ? schedules.stream()
                        .filter(threads -> threads.late() * 2 >= most)
                        .map(threads -> stalled(threads) ? stall(threads) : enough(threads))
                        .toList()
                : tooFew;
    }

    private static boolean lacking(Threads threads) {
        Long needed = threads.needed();
        return needed != null && threads.had() > 0 && needed > threads.had();
    }

    private static String tooFew(Threads threads) {
        return threads.schedule() + ": too few threads for this rate and response time: needed ≈ " + threads.needed()
                + " threads, had " + threads.had() + "; add threads or lower the rate";
    }

    /** Mostly it was a thread that was missing, and not its time on a processor. */
    private static boolean stalled(Threads threads) {
        return threads.noneFree() * 2 > threads.late();
    }

    private static String stall(Threads threads) {
        return threads.schedule() + ": threads were enough on average (needed ≈ " + threads.needed() + ", had "
                + threads.had() + "), but " + threads.noneFree() + " requests found none free: more came at once than"
                + " there are threads, or for a while the service did not answer, or the processors of this machine were"
                + " busy; look at the longest service times";
    }

    private static String enough(Threads threads) {
        return threads.schedule() + ": threads were not what it lacked (needed ≈ " + threads.needed() + ", had "
                + threads.had() + "): the processors of this machine, or pauses of JMeter, were; lower the rate, or"
                + " distribute the load over more machines";
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(value >= 100 ? 0 : 1, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
