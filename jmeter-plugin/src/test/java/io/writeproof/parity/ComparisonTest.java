package io.writeproof.parity;

import static io.writeproof.parity.Outcome.ACKNOWLEDGED;
import static io.writeproof.parity.Outcome.FAILED;
import static io.writeproof.parity.Outcome.INDETERMINATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.parity.DigestedRows.HashedRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** By digest the same is found as key by key, on a real PostgreSQL, in a column of either type. */
@ParameterizedClass
@EnumSource
class ComparisonTest {

    private static final int SEEDS = 80;

    private final InferenceDatabase database = new InferenceDatabase();
    private final KeyHash hash;
    private final RunRows rows;
    private String runId = "";
    private KeyLedger byDigest = ledger(KeyHashing.none(""));
    private KeyLedger keyByKey = byDigest;

    ComparisonTest(KeyHash hash) throws ParityException {
        this.hash = hash;
        database.execute("create table " + database.schema() + ".keys (run uuid, key " + hash.type() + ")");
        RunQueries queries = new RunQueries(
                "select key from keys where run = :run_id", "--", "select count(*) from keys where run = :run_id");
        this.rows = new RunRows(database.address(), queries);
        restart();
    }

    @Test
    void randomRequestsAndRandomDamageAreFoundAlike() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            restart();
            Random random = new Random(seed);
            write(random(random));
            compare("seed " + seed);
        }
    }

    /** Notes random requests, and returns rows of which in one run of four nothing is damaged. */
    private List<@Nullable String> random(Random random) {
        boolean sound = random.nextInt(4) == 0;
        List<@Nullable String> written = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            String key = key(random);
            Outcome outcome = random.nextInt(5) > 0 ? ACKNOWLEDGED : random.nextBoolean() ? FAILED : INDETERMINATE;
            request(outcome, key);
            boolean damaged = !sound && random.nextInt(6) == 0;
            int copies = outcome != ACKNOWLEDGED ? random.nextInt(2) : 1;
            written.addAll(Collections.nCopies(damaged ? random.nextInt(4) : copies, key));
            if (damaged && random.nextBoolean()) {
                written.add(key.toUpperCase(Locale.ROOT));
            }
        }
        if (!sound) {
            written.addAll(Collections.nCopies(random.nextInt(3), key(random)));
            written.addAll(Collections.nCopies(random.nextInt(2), null));
        }
        Collections.shuffle(written, random);
        return written;
    }

    private String key(Random random) {
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return hash == KeyHash.UUID || random.nextBoolean() ? uuid : "Kéy " + random.nextInt();
    }

    @Test
    void whenNothingIsWrongNoRowIsRead() throws Exception {
        request(ACKNOWLEDGED, keys(0, 1000));
        write(List.of(keys(0, 1000)));

        assertThat(compare().comparison()).isEqualTo("by digest");
    }

    @Test
    void requestsThatWereNotAcknowledgedMayHaveARowOrNot() throws Exception {
        request(ACKNOWLEDGED, keys(0, 100));
        request(INDETERMINATE, keys(100, 110));
        request(FAILED, keys(110, 120));
        write(List.of(keys(0, 105)));
        write(List.of(keys(110, 113)));

        Findings findings = compare();

        assertThat(findings.comparison()).isEqualTo("by digest");
        assertThat(findings.indeterminatePresent()).isEqualTo(5);
        assertThat(findings.failedPresent()).isEqualTo(3);
    }

    @Test
    void aSecondRowOfARequestThatWasNotAcknowledgedIsADuplicate() throws Exception {
        request(ACKNOWLEDGED, keys(0, 100));
        request(INDETERMINATE, keys(100, 102));
        write(List.of(keys(0, 102)));
        write(List.of(keys(100, 101)));

        assertThat(compare().damage().duplicate().keys()).containsExactly(keys(100, 101));
    }

    @Test
    void pairsOfDuplicatesDoNotHideAsManyLostRows() throws Exception {
        request(ACKNOWLEDGED, keys(0, 100));
        request(INDETERMINATE, keys(300, 350));
        write(List.of(keys(300, 350)));
        write(List.of(keys(0, 96)));
        write(List.of(keys(0, 1)));
        write(List.of(keys(0, 1)));
        write(List.of(keys(200, 201)));
        write(List.of(keys(200, 201)));

        Findings findings = compare();

        assertThat(findings.rows()).isEqualTo(150);
        assertThat(findings.damage().lost().keys()).containsExactlyInAnyOrder(keys(96, 100));
        assertThat(findings.damage().duplicate().keys()).containsExactly(keys(0, 1));
        assertThat(findings.damage().unexpected().keys()).containsExactly(keys(200, 201)[0], keys(200, 201)[0]);
        assertThat(findings.comparison()).matches("by digest, and key by key in [2-6] of 1024 parts");
    }

    @Test
    void aRowWithoutKeyDoesNotReplaceALostOne() throws Exception {
        request(ACKNOWLEDGED, keys(0, 100));
        write(List.of(keys(0, 99)));
        write(Arrays.asList((String) null));

        Findings findings = compare();

        assertThat(findings.damage().lost().keys()).containsExactly(keys(99, 100));
        assertThat(findings.damage().unexpected().keys()).containsExactly("(row without a key)");
    }

    @Test
    void noRequestsAndNoRowsAreEqual() throws Exception {
        assertThat(compare().damage().isNone()).isTrue();

        write(List.of(keys(0, 1)));
        assertThat(compare().damage().unexpected().keys()).containsExactly(keys(0, 1));
    }

    @Test
    void aKeyThatTheColumnCannotHoldIsLost() throws Exception {
        request(ACKNOWLEDGED, "no uuid");
        request(FAILED, "none either");

        assertThat(compare().damage().lost().keys()).containsExactly("no uuid");
    }

    @Test
    void whenMuchIsDamagedAllRowsAreRead() throws Exception {
        request(ACKNOWLEDGED, keys(0, 1000));
        write(List.of(keys(0, 500)));

        Findings findings = compare();

        assertThat(findings.damage().lost().total()).isEqualTo(500);
        assertThat(findings.comparison()).matches("key by key: \\d+ of 1024 digests differ");
    }

    @Test
    void whenManyRequestsWereNotAcknowledgedAllRowsAreRead() throws Exception {
        request(FAILED, keys(0, 10_001));

        assertThat(compare().comparison()).isEqualTo("key by key: 10001 requests were not acknowledged");
    }

    @Test
    void aKeyOfAnyLengthHasTheSameHashHereAndOnTheServer() throws Exception {
        List<String> texts = hash == KeyHash.UUID
                ? List.of(keys(0, 100))
                : IntStream.range(0, 50).mapToObj("é"::repeat).toList();
        List<Key> keys = texts.stream().map(Key::of).toList();
        write(texts);

        try (Snapshot snapshot = open()) {
            List<HashedRow> found = snapshot.digested(hash).of(keys);

            assertThat(found).hasSameSizeAs(keys);
            assertThat(found).allSatisfy(row -> assertThat(row.hash()).isEqualTo(hash.of(Key.of(row.key()))));
        }
    }

    private void restart() {
        runId = UUID.randomUUID().toString();
        byDigest = ledger(KeyHashing.by(hash));
        keyByKey = ledger(KeyHashing.none("for the test"));
    }

    private static KeyLedger ledger(KeyHashing hashing) {
        return new KeyLedger(KeySource.REQUEST, 100_000, hashing);
    }

    private static String[] keys(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new UUID(0x70000000L, i).toString())
                .toArray(String[]::new);
    }

    private void request(Outcome outcome, String... keys) {
        for (String key : keys) {
            byDigest.record(key, outcome);
            keyByKey.record(key, outcome);
        }
    }

    private void write(List<@Nullable String> keys) {
        if (!keys.isEmpty()) {
            database.execute(keys.stream()
                    .map(key -> "('" + runId + "', " + (key == null ? "null" : "'" + key + "'") + ")")
                    .collect(Collectors.joining(", ", "insert into " + database.schema() + ".keys values ", "")));
        }
    }

    private Snapshot open() throws SQLException {
        return rows.open(new RunScope(runId, Instant.EPOCH));
    }

    private Findings compare() throws SQLException {
        return compare("");
    }

    /** Compares in both ways, and returns what the digest found. */
    private Findings compare(String description) throws SQLException {
        try (Snapshot snapshot = open()) {
            Findings found = new Examiner(byDigest).examine(snapshot);
            Findings expected = new Examiner(keyByKey).examine(snapshot);
            assertThat(classes(found)).as(description).isEqualTo(classes(expected));
            assertThat(expected.comparison()).isEqualTo("key by key: for the test");
            return found;
        }
    }

    /** Everything but the order within a class. */
    private static List<Object> classes(Findings findings) {
        List<Object> classes =
                new ArrayList<>(List.of(findings.rows(), findings.indeterminatePresent(), findings.failedPresent()));
        Damage damage = findings.damage();
        for (KeyList list : List.of(damage.lost(), damage.duplicate(), damage.unexpected())) {
            classes.add(list.total());
            classes.add(
                    list.total() > KeyList.SHOWN
                            ? ""
                            : list.keys().stream().sorted().toList());
        }
        return classes;
    }
}
