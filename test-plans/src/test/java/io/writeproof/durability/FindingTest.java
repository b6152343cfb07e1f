package io.writeproof.durability;

import static io.writeproof.durability.Evidences.MILLI;
import static io.writeproof.durability.Evidences.acknowledged;
import static io.writeproof.durability.Evidences.all;
import static io.writeproof.durability.Evidences.killedAt;
import static io.writeproof.durability.Evidences.rows;
import static io.writeproof.durability.Evidences.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.durability.Attempt.Outcome;
import io.writeproof.durability.Evidence.Kill;
import io.writeproof.write.WriteMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FindingTest {

    private static final Variant SYNC = new Variant(WriteMode.SYNC, Variant.Commit.ON);
    private static final Variant ASYNC = new Variant(WriteMode.ASYNC, Variant.Commit.ON);
    private static final Variant UNFLUSHED = new Variant(WriteMode.SYNC, Variant.Commit.OFF);

    @Test
    void oneLostRowMoreThanExpectedIsNamed() {
        Evidence evidence = new Evidence(sequence(3), rows("row-0", "row-2"), killedAt(20 * MILLI));

        assertThat(Finding.of(evidence, 1).contradictions()).isEmpty();
        assertThat(Finding.of(evidence, 0).contradictions())
                .containsExactly("lost 1 of 3 acknowledged rows, expected at most 0: row-1");
    }

    @Test
    void rowsThatAreThereWithoutAnAcknowledgementAreCountedAndAllowed() {
        List<Attempt> attempts = List.of(
                acknowledged("yes", 0, 1),
                Attempt.sent("no answer", 2),
                Attempt.sent("no", 3).ended(Outcome.REFUSED, 4),
                Attempt.sent("gone", 5));
        Finding finding = Finding.of(new Evidence(attempts, rows("yes", "no answer", "no"), killedAt(20 * MILLI)), 0);

        assertThat(finding.residue()).isEqualTo(new Residue(2, 2, 0, 0, 0));
        assertThat(finding.contradictions()).isEmpty();
    }

    @Test
    void duplicatesStrangersAndOrphansContradictEveryExpectation() {
        Rows rows = new Rows(Map.of("row-0", 3, "stranger", 1), 2);

        Finding finding = Finding.of(new Evidence(sequence(1), rows, killedAt(20 * MILLI)), 100);

        assertThat(finding.contradictions())
                .containsExactly(
                        "2 duplicate rows",
                        "1 rows that nobody sent",
                        "2 rows of one table without those of the other");
    }

    @Test
    void aTrialWithoutAcknowledgedRowsProvesNothing() {
        assertThat(Finding.of(new Evidence(List.of(), rows(), killedAt(0)), 0).contradictions())
                .containsExactly("no row was acknowledged");
    }

    @Test
    void aCheckerThatDoesNotSeeWhatWasDeletedFailsItsControl() {
        List<Attempt> attempts = sequence(20);
        Evidence blind = new Evidence(attempts, all(attempts), killedAt(50 * MILLI));
        Evidence seeing = blind.with(all(attempts.subList(3, 20)));

        assertThat(control(seeing).passed()).isTrue();
        assertThat(control(blind).passed()).isFalse();
        assertThat(control(blind).problems())
                .containsExactly("sync under rows deleted, kill 1: deleted 3 acknowledged rows, reported 0");
    }

    private static Cell control(Evidence evidence) {
        return new Cell(SYNC, Control.ROWS_DELETED, List.of(Finding.of(evidence, 3)));
    }

    @Test
    void whatMayBeLostIsWhatTheVictimHadInMemory() {
        List<Attempt> attempts = List.of(
                acknowledged("old", 0, 100 * MILLI),
                acknowledged("flushed", 0, 399 * MILLI),
                acknowledged("unflushed", 0, 400 * MILLI),
                acknowledged("late", 0, 995 * MILLI));
        Evidence evidence = new Evidence(attempts, rows(), new Kill(990 * MILLI, 7, 1_000 * MILLI, 2_000 * MILLI));

        assertThat(Fault.GATEWAY_KILL.expectation(SYNC).rows(evidence)).isZero();
        assertThat(Fault.GATEWAY_KILL.expectation(ASYNC).rows(evidence)).isEqualTo(7 + 1);
        assertThat(Fault.GATEWAY_TERM.expectation(ASYNC).rows(evidence)).isZero();
        assertThat(Fault.POSTGRES_KILL.expectation(ASYNC).rows(evidence)).isZero();
        assertThat(Fault.POSTGRES_KILL.expectation(UNFLUSHED).rows(evidence)).isEqualTo(2);
        assertThat(Fault.POSTGRES_PAUSE.expectation(UNFLUSHED).rows(evidence)).isZero();
    }

    @Test
    void aCellHoldsEachKillToItsOwnBound() {
        Cell cell = new Cell(
                ASYNC, Fault.GATEWAY_KILL, List.of(Evidences.finding(1_000, 0, 50), Evidences.finding(1_000, 30, 20)));

        assertThat(cell.lost()).isLessThan(cell.bound());
        assertThat(cell.passed()).isFalse();
        assertThat(cell.problems())
                .containsExactly("async under gateway-kill, kill 2: lost 30 of 1000 acknowledged rows,"
                        + " expected at most 20: row-1");
    }
}
