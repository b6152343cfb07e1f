package io.writeproof.results.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One metric of one label in one run, with a value for each replicate.
 *
 * @param key label and metric
 * @param kind whether it is compared by statistics or exactly
 * @param unit unit of the values, such as {@code ops/s}, {@code us/op}, {@code ms}
 * @param direction which way is better; empty when the unit does not say
 * @param sample the replicates: the forks of a JMH run, or one for a load run
 * @param conditions what else must be equal for two such rows to be compared, by name
 * @param trouble why nothing can be concluded from the row, in a sentence; empty when something can
 */
public record MeasuredRow(
        RowKey key,
        Kind kind,
        String unit,
        Optional<Direction> direction,
        Sample sample,
        Map<String, String> conditions,
        Optional<String> trouble) {

    /** How a row is compared. */
    public enum Kind {
        /** By statistics. */
        MEASURED,
        /** A number of faults: any increase counts. */
        COUNTED,
        /** By statistics where it can be judged; where it cannot, and where it is absent, it is shown and fails nothing. */
        SECONDARY
    }

    public MeasuredRow {
        conditions = Map.copyOf(conditions);
    }

    /**
     * The rows of a run: one per metric of a benchmark for JMH, latency percentiles, achieved rate and faults for a load run.
     *
     * @throws StoreException when a file of the run is damaged
     */
    public static List<MeasuredRow> of(StoredRun run) {
        return run.jmh().map(results -> of(run, results)).orElseGet(() -> ofLoad(run));
    }

    /**
     * The rows of a run of JMH.
     *
     * @param results what JMH wrote, as {@link StoredRun#jmh()} reads it
     * @throws StoreException when that is not what JMH writes
     */
    public static List<MeasuredRow> of(StoredRun run, JsonNode results) {
        return JmhRows.of(run, results);
    }

    private static List<MeasuredRow> ofLoad(StoredRun run) {
        List<MeasuredRow> rows = LoadRows.of(run);
        if (rows.isEmpty()) {
            throw new StoreException(run.directory() + " has nothing to compare: expected " + JmhRows.FILE
                    + " beside run.json, or 'labels' in it; leave the run out, or store it again");
        }
        return rows;
    }
}
