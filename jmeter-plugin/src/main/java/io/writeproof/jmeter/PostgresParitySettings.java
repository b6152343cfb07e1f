package io.writeproof.jmeter;

import io.writeproof.parity.Deadlines;
import io.writeproof.parity.KeyLedger;
import io.writeproof.parity.ParityException;
import io.writeproof.parity.PostgresAddress;
import io.writeproof.parity.RunQueries;
import io.writeproof.parity.RunRows;
import io.writeproof.parity.RunScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.util.JMeterUtils;

/** Reads the fields of a Postgres Parity element, checks them, and tries them out. */
final class PostgresParitySettings {

    /** Instead of a URL: there is no database to compare with. */
    static final String NO_DATABASE = "none";

    static final long DRAIN_WAIT_MS = 5000;
    static final long VERIFY_TIMEOUT_S = 30;
    static final long POLL_MS = 250;
    static final int MAX_KEYS = 5_000_000;

    private static final String MAX_KEYS_PROPERTY = "writeproof.parity.max_keys";

    private final TestElement element;

    PostgresParitySettings(TestElement element) {
        this.element = element;
    }

    /** Whether the element is to collect nothing and to check nothing. */
    boolean switchedOff() {
        return text("url").equals(NO_DATABASE);
    }

    /** Everything a run needs; connects to the database. The message of an exception names the field. */
    ParityRun.Setup prepare() throws ParityException {
        RequestKeys keys = RequestKeys.of(text("keyVariable"), text("responseKeyPointer"));
        Deadlines deadlines = deadlines();
        RunQueries queries = new RunQueries(text("rowsSql"), text("orphansSql"), text("countSql"));
        RunRows rows = new RunRows(address(), queries.withDefaults(keys.source()));
        int maxKeys = Math.max(1, JMeterUtils.getPropDefault(MAX_KEYS_PROPERTY, MAX_KEYS));
        KeyLedger ledger = new KeyLedger(keys.source(), maxKeys, rows.preflight(keys.source()));
        return new ParityRun.Setup(keys, ledger, rows, scope(), deadlines);
    }

    private PostgresAddress address() throws ParityException {
        try {
            return PostgresAddress.parse(text("url"))
                    .withUser(text("user"))
                    .withPassword(text("password"))
                    .inSchema(text("schema"));
        } catch (ParityException e) {
            throw new ParityException("url: " + e.getMessage(), e);
        }
    }

    private RunScope scope() {
        String runId = text("runId");
        return new RunScope(
                runId.isEmpty() ? RunId.current() : runId, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private Deadlines deadlines() {
        return new Deadlines(
                Duration.ofMillis(number("drainWaitMs", DRAIN_WAIT_MS, 0)),
                Duration.ofSeconds(number("verifyTimeoutS", VERIFY_TIMEOUT_S, 0)),
                Duration.ofMillis(number("pollMs", POLL_MS, 1)));
    }

    private long number(String field, long whenEmpty, long least) {
        String text = text(field);
        long value;
        try {
            value = text.isEmpty() ? whenEmpty : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " is \"" + text + "\": expected a whole number", e);
        }
        if (value < least) {
            throw new IllegalArgumentException(field + " is " + value + ": expected at least " + least);
        }
        return value;
    }

    private String text(String field) {
        return element.getPropertyAsString("PostgresParity." + field).strip();
    }
}
