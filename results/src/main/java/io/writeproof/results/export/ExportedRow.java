package io.writeproof.results.export;

import io.writeproof.results.compare.Direction;
import io.writeproof.results.compare.MeasuredRow;
import io.writeproof.results.compare.RowKey;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row of one or more runs, all replicates together.
 *
 * @param key label and metric
 * @param unit unit of the values
 * @param direction which way is better; empty when the unit does not say
 * @param sample the forks or runs, at least one
 */
record ExportedRow(RowKey key, String unit, Optional<Direction> direction, Sample sample) {

    /**
     * The rows of these runs, by label; a row without a finite value is left out.
     *
     * @throws StoreException when a run is damaged, or a row has another unit in another run
     */
    static List<ExportedRow> of(List<StoredRun> runs) {
        Map<RowKey, List<MeasuredRow>> byKey = new TreeMap<>();
        for (StoredRun run : runs) {
            for (MeasuredRow row : MeasuredRow.of(run)) {
                if (row.sample().size() > 0 && row.sample().finite()) {
                    byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
                }
            }
        }
        return byKey.values().stream().map(ExportedRow::merged).toList();
    }

    private static ExportedRow merged(List<MeasuredRow> rows) {
        MeasuredRow first = rows.get(0);
        for (MeasuredRow row : rows) {
            if (!row.unit().equals(first.unit())) {
                throw new StoreException(first.key() + " is in " + first.unit() + " in one run and in " + row.unit()
                        + " in another: export runs of one kind only");
            }
        }
        Sample sample =
                rows.stream().map(MeasuredRow::sample).reduce(Sample::and).orElseThrow();
        return new ExportedRow(first.key(), first.unit(), first.direction(), sample);
    }

    double lowest() {
        return Arrays.stream(sample.values()).min().orElseThrow();
    }

    double highest() {
        return Arrays.stream(sample.values()).max().orElseThrow();
    }
}
