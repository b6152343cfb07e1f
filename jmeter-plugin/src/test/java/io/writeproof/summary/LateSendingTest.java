package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.summary.RunReport.KeptPhase;
import io.writeproof.summary.RunReport.LagSummary;
import io.writeproof.summary.RunReport.Punctuality;
import io.writeproof.summary.RunReport.Threads;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LateSendingTest {

    private final Map<String, KeptPhase> phases = new LinkedHashMap<>();

    @Test
    void aShortSpikeWithTooFewThreadsIsToldOfInALongSoak() {
        phases.put("soak", phase(1_000_000, 12, 2.5));
        phases.put("spike", phase(2_000, 812, 350.4));
        assertThat(warnings(new Threads("Reads", 74L, 64, 812, 3)))
                .containsExactly(
                        "phase spike: 812 of 2000 requests went out late, up to 350 ms; planned 1000/s, achieved 97.5/s",
                        "Reads: too few threads for this rate and response time: needed ≈ 74 threads, had 64; add threads"
                                + " or lower the rate");
    }

    @Test
    void whenThreadsSufficedTheMachineWasTheLimit() {
        phases.put("peak", phase(2_000, 2_000, 35.25));
        assertThat(warnings(new Threads("Reads", 12L, 64, 812, 3), new Threads("Writes", 2L, 8, 812, 3)))
                .hasSize(3)
                .contains(
                        "Writes: threads were not what it lacked (needed ≈ 2, had 8): the processors of this machine, or"
                                + " pauses of JMeter, were; lower the rate, or distribute the load over more machines");
    }

    @Test
    void whenAllThreadsWaitedForAWhileTheServiceMayHaveStalled() {
        phases.put("steady", phase(5_000, 1_000, 980));
        assertThat(warnings(new Threads("Reads", 7L, 20, 1_000, 980)))
                .last()
                .isEqualTo(
                        "Reads: threads were enough on average (needed ≈ 7, had 20), but 980 requests found none free:"
                                + " more came at once than there are threads, or for a while the service did not answer, or the"
                                + " processors of this machine were busy; look at the longest service times");
    }

    @Test
    void ofAScheduleThatWasHardlyLateThereIsNothingToSay() {
        phases.put("burst", phase(40, 32, 74.8));
        assertThat(warnings(new Threads("Reads", 2L, 8, 9, 0), new Threads("Writes", 1L, 4, 32, 32)))
                .hasSize(2)
                .noneMatch(warning -> warning.startsWith("Reads"));
    }

    @Test
    void onlyTheScheduleThatLackedThreadsIsNamed() {
        phases.put("peak", phase(2_000, 2_000, 35.25));
        assertThat(warnings(new Threads("Reads", 65L, 64, 812, 3), new Threads("Writes", 2L, 8, 812, 3)))
                .hasSize(2)
                .noneMatch(warning -> warning.startsWith("Writes"));
    }

    @Test
    void aTenthThatIsLateIsNoWarningNorIsTheWarmUp() {
        phases.put("warmup", phase(100, 100, 900));
        phases.put("steady", phase(1_000, 100, 5));
        assertThat(warnings(new Threads("Reads", 74L, 64, 812, 3))).isEmpty();
    }

    @Test
    void aScheduleThatNoThreadAskedIsAlwaysToldOf() {
        assertThat(warnings(new Threads("Idle", null, 0, 812, 3)))
                .containsExactly(
                        "Idle: no thread took a request; give its thread group threads, and a sampler in the scope"
                                + " of the schedule");
    }

    @Test
    void ofManyPhasesFiveAreNamedAndTheRestCounted() {
        for (int i = 0; i < 9; i++) {
            phases.put("step" + i, phase(10, 10, 5));
        }
        assertThat(warnings()).hasSize(6).last().isEqualTo("and so in 4 more phases");
    }

    private static KeptPhase phase(long sent, long late, double lagMaxMs) {
        return new KeptPhase(1_000.0, 97.5, sent, 0, new LagSummary(1, lagMaxMs), late);
    }

    private List<String> warnings(Threads... threads) {
        Punctuality kept = new Punctuality(new LagSummary(0, 0), 0, 0, phases, List.of(threads));
        Set<String> measured = new HashSet<>(phases.keySet());
        measured.remove("warmup");
        return LateSending.warnings(kept, measured);
    }
}
