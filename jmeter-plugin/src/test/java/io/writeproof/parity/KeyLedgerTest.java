package io.writeproof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLedgerTest {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    @Test
    void randomRequestsAndRowsFallIntoTheClassesOfANaiveModel() {
        for (int seed = 0; seed < 300; seed++) {
            compareWithModel(new Random(seed));
        }
    }

    private static void compareWithModel(Random random) {
        KeyLedger ledger = new KeyLedger(KeySource.REQUEST, 1000, KeyHashing.none(""));
        Map<String, Outcome> requests = new LinkedHashMap<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            String key = random.nextBoolean() ? "key" + i : new UUID(random.nextLong(), i).toString();
            Outcome outcome = OUTCOMES.get(random.nextInt(3));
            requests.put(key, outcome);
            ledger.record(key, outcome);
        }
        List<String> rows = rows(random, requests);
        RowMatcher matcher = new RowMatcher(ledger, ledger.buckets());
        rows.forEach(matcher::row);

        Findings findings =
                matcher.findings(new Counts(rows.size(), Findings.NOT_COUNTED), KeyList.EMPTY, new BitSet(), "");

        assertThat(new TreeSet<>(findings.damage().lost().keys()))
                .isEqualTo(new TreeSet<>(requests.keySet().stream()
                        .filter(key -> requests.get(key) == Outcome.ACKNOWLEDGED && !rows.contains(key))
                        .toList()));
        assertThat(new TreeSet<>(findings.damage().duplicate().keys()))
                .isEqualTo(new TreeSet<>(requests.keySet().stream()
                        .filter(key -> Collections.frequency(rows, key) > 1)
                        .toList()));
        assertThat(findings.damage().unexpected().total())
                .isEqualTo(
                        rows.stream().filter(row -> !requests.containsKey(row)).count());
        assertThat(findings.indeterminatePresent()).isEqualTo(present(requests, rows, Outcome.INDETERMINATE));
        assertThat(findings.failedPresent()).isEqualTo(present(requests, rows, Outcome.FAILED));
    }

    private static List<String> rows(Random random, Map<String, Outcome> requests) {
        List<String> rows = new ArrayList<>();
        requests.keySet().forEach(key -> rows.addAll(Collections.nCopies(random.nextInt(3), key)));
        IntStream.range(0, random.nextInt(4)).forEach(i -> rows.add("invented" + i));
        Collections.shuffle(rows, random);
        return rows;
    }

    private static long present(Map<String, Outcome> requests, List<String> rows, Outcome outcome) {
        return requests.keySet().stream()
                .filter(key -> requests.get(key) == outcome && rows.contains(key))
                .count();
    }

    @Test
    void aUuidIsTheSameKeyInEitherCase() {
        KeyLedger ledger = new KeyLedger(KeySource.REQUEST, 10, KeyHashing.none(""));
        ledger.record("0000000A-0000-7000-8000-00000000000B", Outcome.ACKNOWLEDGED);

        assertThat(ledger.find(Key.of("0000000a-0000-7000-8000-00000000000b"))).isNotNull();
        assertThat(Key.of("1-1-1-1-1")).hasToString("1-1-1-1-1");
    }

    @Test
    void aFullLedgerSaysSoInsteadOfForgetting() {
        KeyLedger ledger = new KeyLedger(KeySource.REQUEST, 2, KeyHashing.none(""));
        IntStream.range(0, 5).forEach(i -> ledger.record("k" + i, Outcome.ACKNOWLEDGED));

        assertThat(ledger.requests().acknowledged()).isEqualTo(5);
        assertThat(ledger.problem())
                .startsWith("the ledger is full: it keeps 2 keys, and 3 requests came after")
                .contains("writeproof.parity.max_keys");
    }

    @Test
    void aKeyUsedTwiceIsAFaultOfThePlan() {
        KeyLedger ledger = new KeyLedger(KeySource.REQUEST, 10, KeyHashing.none(""));
        ledger.record("same", Outcome.FAILED);
        ledger.record("same", Outcome.ACKNOWLEDGED);

        assertThat(ledger.problem()).contains("1 requests with a key it had used before, first same");
        assertThat(ledger.repeatedKeys().keys()).containsExactly("same");
    }

    @Test
    void aRequestWithoutItsKeyIsAFaultOfThePlan() {
        KeyLedger ledger = new KeyLedger(KeySource.REQUEST, 10, KeyHashing.none(""));
        ledger.record("", Outcome.FAILED);

        assertThat(ledger.problem()).startsWith("1 requests had no key");
    }

    @Test
    void manyThreadsRecordWithoutLosingAny() {
        KeyLedger ledger = new KeyLedger(KeySource.REQUEST, 100_000, KeyHashing.none(""));
        IntStream.range(0, 50_000)
                .parallel()
                .forEach(i -> ledger.record(new UUID(1, i).toString(), Outcome.ACKNOWLEDGED));

        assertThat(ledger.requests()).isEqualTo(new Requests(50_000, 0, 0));
        assertThat(ledger.acknowledged().total().count()).isEqualTo(50_000);
        assertThat(ledger.problem()).isNull();
    }
}
