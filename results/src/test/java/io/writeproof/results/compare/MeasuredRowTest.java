package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasuredRowTest {

    private static final double[][] FORKS = {{1, 2, 9}, {4, 5, 6}};

    @TempDir
    private Path results;

    @Test
    void aForkIsAReplicateAndItsValueTheMedianOfItsIterations() {
        MeasuredRow row = onlyRow(JmhRuns.benchmark("Writer.write", FORKS));

        assertThat(row.key()).isEqualTo(new RowKey("com.example.Writer.write:size=10,mode=SYNC", "thrpt"));
        assertThat(row.kind()).isEqualTo(Kind.MEASURED);
        assertThat(row.unit()).isEqualTo("ops/s");
        assertThat(row.direction()).contains(Direction.HIGHER_IS_BETTER);
        assertThat(row.sample().values()).containsExactly(2, 5);
        assertThat(row.sample().centre()).isEqualTo(3.5);
        assertThat(row.conditions()).containsEntry("threads", "1").containsEntry("measurementTime", "10 s");
        assertThat(row.trouble()).isEmpty();
    }

    @Test
    void anIterationOfModeSampleIsTheMeanOfItsHistogram() {
        MeasuredRow row =
                onlyRow(JmhRuns.benchmark("Writer.write", "\"rawDataHistogram\": [[[[2.0, 3], [6.0, 1]]]]", "us/op"));

        assertThat(row.sample().values()).containsExactly(3);
        assertThat(row.direction()).contains(Direction.LOWER_IS_BETTER);
    }

    @Test
    void aRunWithoutForksProvesNothing() {
        String inProcess = JmhRuns.benchmark("Writer.write", FORKS).replace("\"forks\": 2", "\"forks\": 0");

        assertThat(onlyRow(inProcess).trouble()).get().asString().startsWith("measured without forks (-f 0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1.0, \"NaN\"]]", "[[1.0, null]]"})
    void aScoreThatIsNoNumberProvesNothing(String rawData) {
        MeasuredRow row = onlyRow(JmhRuns.benchmark("Writer.write", "\"rawData\": " + rawData, "ops/s"));

        assertThat(row.trouble()).contains("a score is not a number: measure again");
        assertThat(row.sample().centre()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[]]"})
    void aResultWithoutRawDataProvesNothing(String rawData) {
        assertThat(onlyRow(JmhRuns.benchmark("Writer.write", "\"rawData\": " + rawData, "ops/s"))
                        .trouble())
                .contains("has no raw data: measure again with -rf json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"benchmark\": | is not JSON, or is cut off",
                "{} | is not a result of JMH: expected an array of benchmarks, found OBJECT",
                "[{}] | expected the fields benchmark and primaryMetric.scoreUnit",
                "\"\" | is not a result of JMH"
            })
    void aDamagedFileIsNamed(String content, String message) {
        StoredRun run = JmhRuns.store(results, "r1", JmhRuns.BASE_COMMIT, content);

        assertThatThrownBy(() -> MeasuredRow.of(run))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jmh.json")
                .hasMessageContaining(message);
    }

    @Test
    void aLoadRunIsOneReplicateOfEachPercentileOfEachLabel() {
        ObjectNode details = Runs.details();
        ObjectNode label = details.putObject("labels").putObject("insert").put("errors", 3);
        label.putObject("response_ms").put("p50", 1.5).put("p95", 4.25).putNull("p99");
        ((ObjectNode) details.path("parity")).put("lost", 2).put("duplicate", 0);

        List<MeasuredRow> rows = MeasuredRow.of(store(details));

        assertThat(rows)
                .extracting(
                        row -> row.key() + " " + row.unit() + " " + row.sample().centre())
                .containsExactly(
                        "insert p50 ms 1.5",
                        "insert p95 ms 4.25",
                        "insert p99 ms NaN",
                        "insert errors count 3.0",
                        "all achieved 1/s 99.87",
                        "parity lost count 2.0",
                        "parity duplicate count 0.0");
        assertThat(rows.get(2).trouble()).contains("has no value: no request of it succeeded");
        assertThat(rows.get(3).kind()).isEqualTo(Kind.COUNTED);
        assertThat(rows.get(4).direction()).contains(Direction.HIGHER_IS_BETTER);
    }

    @Test
    void aLoadRunWithoutLabelsHasTheFigureOfAllRequests() {
        assertThat(MeasuredRow.of(store(Runs.details())))
                .extracting(row -> row.key().toString())
                .containsExactly("all p99", "all achieved");
    }

    @Test
    void aRunWithoutFiguresIsNamed() {
        StoredRun run = store(Runs.details().removeAll());

        assertThatThrownBy(() -> MeasuredRow.of(run))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has nothing to compare: expected jmh.json beside run.json, or 'labels' in it");
    }

    @ParameterizedTest
    @CsvSource({"ops/s, up", "ops/us, up", "1/s, up", "us/op, down", "B/op, down", "ms, down", "ratio, down"})
    void theUnitSaysWhichWayIsBetter(String unit, String direction) {
        assertThat(Direction.ofUnit(unit)).map(Direction::label).contains(direction);
    }

    @Test
    void anUnknownUnitSaysNothing() {
        assertThat(Direction.ofUnit("furlongs")).isEmpty();
    }

    private MeasuredRow onlyRow(String benchmark) {
        List<MeasuredRow> rows =
                MeasuredRow.of(JmhRuns.store(results, "r1", JmhRuns.BASE_COMMIT, JmhRuns.file(benchmark)));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private StoredRun store(ObjectNode details) {
        return Runs.store(results).begin(Runs.identity()).finish(RunStatus.PASSED, details);
    }
}
