package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.threshold.Scope;
import io.writeproof.watch.MachineWatch;
import io.writeproof.watch.MachineWatch.Use;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the processors of the machine did in the latest second, and over the measured phases. Thread-safe. */
final class MachineTime {

    /** More than this part of them is worth a warning. */
    private static final double MOST_STOLEN = 0.05;

    private static final double DECIMALS = 1e4;

    private final Supplier<@Nullable Use> watch;
    private @Nullable Use latest;
    private long stolen;
    private long all;

    /** @param watch what the machine did since it was asked last, as {@link MachineWatch#take()} knows it */
    MachineTime(Supplier<@Nullable Use> watch) {
        this.watch = watch;
    }

    /** Takes a second; it is measured when a measured phase is under way at its end. */
    synchronized void second(Interval second, RunPhases phases) {
        Use use = watch.get();
        latest = use;
        if (use != null && !phases.of(Scope.MEASURED).namesAt(second.toNanos()).isEmpty()) {
            stolen += use.stolen();
            all += use.all();
        }
    }

    /** Of the latest second; null when the system does not tell. */
    synchronized @Nullable Use latest() {
        return latest;
    }

    /** The part of the measured time of all processors that the hypervisor gave to others; null when it is not known. */
    synchronized @Nullable Double steal() {
        return all == 0 ? null : Math.rint(DECIMALS * stolen / all) / DECIMALS;
    }

    /** What that means for the run, in one sentence without full stop; nothing when it means nothing. */
    Optional<String> warning() {
        Double steal = steal();
        return steal == null || steal <= MOST_STOLEN
                ? Optional.empty()
                : Optional.of("the hypervisor took " + Math.round(100 * steal)
                        + " % of the processors in the measured phases:"
                        + " others on the host of this virtual machine made the run slower");
    }
}
