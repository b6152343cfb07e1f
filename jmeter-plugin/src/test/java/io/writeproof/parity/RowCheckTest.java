package io.writeproof.parity;

import static io.writeproof.parity.Outcome.ACKNOWLEDGED;
import static io.writeproof.parity.Outcome.FAILED;
import static io.writeproof.parity.Outcome.INDETERMINATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.parity.ParityReport.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every class of damage, by digest and key by key, on a real PostgreSQL; only the waiting is made up. */
@ParameterizedClass
@EnumSource
class RowCheckTest {

    private static final Duration LONG_AGO = Duration.ofHours(1);
    private static final RunQueries DEFAULTS = new RunQueries("", "", "");

    private final InferenceDatabase database = new InferenceDatabase();
    private final Way way;
    private KeyLedger ledger;
    private SteppingPace pace = new SteppingPace(step -> {});

    RowCheckTest(Way way) {
        this.way = way;
        this.ledger = way.ledger(database.address(), KeySource.REQUEST);
    }

    @Test
    void aRightRunPassesAndSaysHowLongItTookToSettle() throws Exception {
        acknowledge("a", "b");
        write("a", "b");

        ParityReport report = check();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.reason()).isEqualTo("all 2 acknowledged requests have their row, settled after 0.0 s");
        assertThat(findings(report).rows()).isEqualTo(2);
        assertThat(findings(report).childRows()).isEqualTo(2);
        assertThat(findings(report).comparison())
                .isEqualTo(way == Way.BY_DIGEST ? "by digest" : "key by key: for the test");
        assertThat(pace.elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aLostRowIsReportedWithItsKey() throws Exception {
        acknowledge("a", "b");
        write("a");

        ParityReport report = check();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.damage().lost()).isEqualTo(new KeyList(1, List.of("b")));
        assertThat(report.settledAfter()).isNull();
        assertThat(pace.elapsed()).isEqualTo(Duration.ofSeconds(35));
        assertThat(report.looks()).containsExactly(look(0, 1, 1), look(35_000, 1, 1));
    }

    @Test
    void aDuplicateIsReportedOnceAndNotWaitedFor() throws Exception {
        acknowledge("a", "b");
        write("a", "a", "a", "b");

        ParityReport report = check();

        assertThat(report.damage().duplicate()).isEqualTo(new KeyList(1, List.of("a")));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(pace.elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aRowNobodyAskedForIsUnexpectedAndSoIsOneWithoutKey() throws Exception {
        acknowledge("a");
        write("a", "invented");
        UUID withoutKey = UUID.randomUUID();
        database.insertParent(withoutKey, null);
        database.insertChild(withoutKey);

        assertThat(check().damage().unexpected()).isEqualTo(new KeyList(2, List.of("invented", "(row without a key)")));
    }

    @Test
    void oneLostAndOneInventedDoNotHideEachOther() throws Exception {
        acknowledge("a", "b");
        write("a", "invented");

        ParityReport report = check();

        assertThat(report.reason()).isEqualTo("1 lost (acknowledged, no row), 1 unexpected (no request asked for it)");
        assertThat(report.looks()).containsExactly(look(0, 2, 1), look(35_000, 2, 1));
    }

    @Test
    void halvesOfAnInferenceAreOrphans() throws Exception {
        acknowledge("a", "b");
        write("a");
        database.insertParent(UUID.randomUUID(), "b");
        UUID nobody = UUID.randomUUID();
        database.insertChild(nobody);

        assertThat(check().damage().orphan().keys())
                .containsExactlyInAnyOrder(
                        "b (inference without a row in model_inferences)",
                        nobody + " (row in model_inferences without its inference)");
    }

    @Test
    void requestsWithoutAnswerMayHaveARowOrNot() throws Exception {
        acknowledge("a");
        ledger.record("present", INDETERMINATE);
        ledger.record("absent", INDETERMINATE);
        ledger.record("refused", FAILED);
        write("a", "present", "refused");

        ParityReport report = check();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(findings(report).indeterminatePresent()).isEqualTo(1);
        assertThat(report.indeterminateAbsent()).isEqualTo(1);
        assertThat(findings(report).failedPresent()).isEqualTo(1);
    }

    @Test
    void aRowThatComesWithinTheDrainWaitIsOnTime() throws Exception {
        acknowledge("a");
        pace = new SteppingPace(step -> writeAt(step, 3, "a"));

        ParityReport report = check();

        assertThat(report.damage().late().total()).isZero();
        assertThat(report.settledAfter()).isEqualTo(Duration.ofMillis(750));
        assertThat(report.reason()).endsWith("settled after 0.8 s");
        assertThat(report.looks()).containsExactly(look(0, 0, 1), look(750, 1, 0), look(1000, 1, 0));
    }

    @Test
    void aRowThatComesAfterTheDrainWaitIsLateAndStillPasses() throws Exception {
        acknowledge("a", "b");
        write("a");
        pace = new SteppingPace(step -> writeAt(step, 30, "b"));

        ParityReport report = check();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.damage().late()).isEqualTo(new KeyList(1, List.of("b")));
    }

    @Test
    void keysOfTheServiceExplainAsManyUnknownRowsAsThereWereUnansweredRequests() throws Exception {
        ledger = way.ledger(database.address(), KeySource.RESPONSE);
        UUID id = UUID.randomUUID();
        ledger.record(id.toString(), ACKNOWLEDGED);
        ledger.record(null, INDETERMINATE);
        for (UUID row : List.of(id, UUID.randomUUID(), UUID.randomUUID())) {
            database.insertParent(row, null);
            database.insertChild(row);
        }

        ParityReport report = check();

        assertThat(findings(report).indeterminatePresent()).isEqualTo(1);
        assertThat(report.damage().unexpected().total()).isEqualTo(1);
    }

    @Test
    void withoutKeysTheCountMustLieBetweenAcknowledgedAndSent() throws Exception {
        ledger = way.ledger(database.address(), KeySource.NONE);
        ledger.record(null, ACKNOWLEDGED);
        ledger.record(null, ACKNOWLEDGED);
        ledger.record(null, INDETERMINATE);
        write("a");
        assertThat(check().damage().lost().total()).isEqualTo(1);
        write("b", "c");
        assertThat(check().passed()).isTrue();
        write("d");
        assertThat(check().damage().unexpected().total()).isEqualTo(1);
        database.insertParent(UUID.randomUUID(), "e");
        assertThat(check().damage().orphan().total()).isEqualTo(1);
    }

    @Test
    void withoutKeysALateRowIsCounted() throws Exception {
        ledger = way.ledger(database.address(), KeySource.NONE);
        ledger.record(null, ACKNOWLEDGED);
        pace = new SteppingPace(step -> writeAt(step, 30, "a"));

        assertThat(check().damage().late().total()).isEqualTo(1);
    }

    @Test
    void aHundredThousandKeysAreCompared() throws Exception {
        IntStream.range(0, 100_000).forEach(i -> ledger.record(new UUID(7, i).toString(), ACKNOWLEDGED));
        database.execute("insert into " + database.schema() + ".chat_inferences (id, tags) select"
                + " gen_random_uuid(), jsonb_build_object('load_test_run_id', '" + database.runId()
                + "', 'load_test_request_id', '00000000-0000-0007-0000-' || lpad(to_hex(i), 12, '0'))"
                + " from generate_series(0, 99999) i where i <> 77");
        RunQueries noChildren = new RunQueries(
                "", "-- none", "select count(*) from chat_inferences where tags->>'load_test_run_id' = :run_id");

        ParityReport report = check(database.address(), noChildren);

        assertThat(report.damage().lost()).isEqualTo(new KeyList(1, List.of(new UUID(7, 77).toString())));
        assertThat(findings(report).childRows()).isEqualTo(Findings.NOT_COUNTED);
    }

    @Test
    void ownTablesNeedOnlyOwnQueries() throws Exception {
        database.execute("create table " + database.schema() + ".orders (run uuid, no text);" + "insert into "
                + database.schema() + ".orders values ('" + database.runId() + "', 'a'), (null, 'b')");
        acknowledge("a");
        RunQueries own = new RunQueries(
                "select no from orders where run = :run_id", "--", "select count(*) from orders where run = :run_id");

        assertThat(check(database.address(), own).passed()).isTrue();
    }

    @Test
    void aDatabaseThatIsGoneIsAskedAgainUntilTheDeadlineAndThenTheRunIsInvalid() throws Exception {
        acknowledge("a");

        ParityReport report = check(PostgresAddress.parse("postgresql://localhost:1/db"), DEFAULTS);

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.reason()).startsWith("the database could not be read: ");
        assertThat(report.findings()).isNull();
        assertThat(report.looks()).isEmpty();
        assertThat(pace.elapsed()).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void anAbortedCheckEndsAtOnce() throws Exception {
        acknowledge("a");
        RowCheck check = new RowCheck(rows(database.address(), DEFAULTS), scope(), ledger, deadlines(), pace);
        check.abort();

        assertThatThrownBy(check::run).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aRunWithoutRequestsProvesNothing() throws Exception {
        assertThat(check().verdict()).isEqualTo(Verdict.INVALID);
    }

    private static Look look(long millis, long rows, long missing) {
        return new Look(Duration.ofMillis(millis), rows, missing);
    }

    private static Findings findings(ParityReport report) {
        return Objects.requireNonNull(report.findings());
    }

    private void acknowledge(String... keys) {
        for (String key : keys) {
            ledger.record(key, ACKNOWLEDGED);
        }
    }

    private void write(String... keys) {
        for (String key : keys) {
            database.insert(key);
        }
    }

    private void writeAt(int step, int when, String key) {
        if (step == when) {
            write(key);
        }
    }

    private ParityReport check() throws Exception {
        return check(database.address(), DEFAULTS);
    }

    private ParityReport check(PostgresAddress address, RunQueries queries) throws Exception {
        return new RowCheck(rows(address, queries), scope(), ledger, deadlines(), pace).run();
    }

    private RunRows rows(PostgresAddress address, RunQueries queries) throws ParityException {
        return new RunRows(address, queries.withDefaults(ledger.source()));
    }

    private RunScope scope() {
        return new RunScope(database.runId(), Instant.now().minus(LONG_AGO));
    }

    private static Deadlines deadlines() {
        return new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(250));
    }
}
