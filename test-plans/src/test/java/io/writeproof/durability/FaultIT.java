package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.durability.Rig.Place;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One real kill of each kind, of the mode that may lose nothing. */
final class FaultIT {

    private static final Variant SYNC = new Variant(WriteMode.SYNC, Variant.Commit.ON);

    @TempDir
    private static Path logs;

    private static KillableServer server;

    @BeforeAll
    static void start() {
        server = KillableServer.start(logs.resolve("postgres.log"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aCommittedRowSurvives(Fault fault) {
        Place place = new Place(Path.of("..").toAbsolutePath().normalize(), logs);
        try (Rig rig = new Rig(server, SYNC, fault.route(), place)) {
            Trial trial = new Trial(
                    rig,
                    logs,
                    8,
                    RandomGeneratorFactory.of("L64X128MixRandom")
                            .create(fault.label().hashCode()));

            Evidence evidence = trial.run(fault::inflict);
            Finding finding = Finding.of(evidence, fault.expectation(SYNC).rows(evidence));

            assertThat(finding.contradictions()).isEmpty();
            assertThat(finding.loss().lost()).isZero();
            assertThat(evidence.acknowledgedSince(evidence.kill().faultNanos()))
                    .as("acknowledged after the fault")
                    .isPositive();
        }
    }
}
