package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.latency.Interval;
import io.writeproof.target.Span;
import io.writeproof.watch.MachineWatch.Use;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MachineTimeTest {

    /** The users begin a second after the warm-up, and take a second. */
    private static final RunPhases PHASES =
            RunPhases.of(new PlannedLoad(List.of()), Map.of("warmup", span(0, 2), "users", span(3, 4)));

    private final Deque<Use> told = new ArrayDeque<>();
    private final MachineTime machine = new MachineTime(told::poll);
    private int second;

    @Test
    void onlyMeasuredPhasesCount() {
        tell(100, 100);
        tell(100, 80);
        tell(120, 10);
        tell(150, 20);
        tell(0, 200);

        assertThat(machine.steal()).isEqualTo(30 / 400.0);
        assertThat(machine.warning())
                .hasValue("the hypervisor took 8 % of the processors in the measured phases: others on the host of this"
                        + " virtual machine made the run slower");
    }

    @Test
    void aLittleIsNoWarning() {
        second = 2;
        tell(180, 10);

        assertThat(machine.steal()).isEqualTo(0.05);
        assertThat(machine.warning()).isEmpty();
    }

    @Test
    void whereTheSystemDoesNotTellNothingIsKnown() {
        second = 2;
        machine.second(interval(), PHASES);

        assertThat(machine.latest()).isNull();
        assertThat(machine.steal()).isNull();
        assertThat(machine.warning()).isEmpty();
    }

    /** Of a second with 200 ticks. */
    private void tell(long busy, long stolen) {
        told.add(new Use(busy, stolen, 200, 2));
        machine.second(interval(), PHASES);
        assertThat(machine.latest()).isEqualTo(new Use(busy, stolen, 200, 2));
    }

    private Interval interval() {
        long from = TimeUnit.SECONDS.toNanos(second++);
        return new Interval(from, from + TimeUnit.SECONDS.toNanos(1), Map.of());
    }

    private static Span span(int fromSecond, int toSecond) {
        return new Span(TimeUnit.SECONDS.toNanos(fromSecond), TimeUnit.SECONDS.toNanos(toSecond));
    }
}
