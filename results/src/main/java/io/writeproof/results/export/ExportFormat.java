package io.writeproof.results.export;

import io.writeproof.results.compare.Direction;
import io.writeproof.results.store.StoredRun;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The formats that stored runs can be written in for other services. */
public enum ExportFormat {
    /**
     * For {@code benchmark-action/github-action-benchmark}: a file for its tool {@code customSmallerIsBetter} and one for
     * {@code customBiggerIsBetter}, because the action takes the direction from the tool.
     */
    GITHUB_ACTION_BENCHMARK {
        @Override
        Map<String, String> write(List<ExportedRow> rows) {
            Map<String, String> files = new TreeMap<>();
            files.put("smaller-is-better.json", GithubActionBenchmark.of(rows, Direction.LOWER_IS_BETTER));
            files.put("bigger-is-better.json", GithubActionBenchmark.of(rows, Direction.HIGHER_IS_BETTER));
            return files;
        }
    },
    /** The Bencher Metric Format of {@code bencher.dev}, for its adapter {@code json}. */
    BENCHER {
        @Override
        Map<String, String> write(List<ExportedRow> rows) {
            return Map.of("bencher.json", BencherMetrics.of(rows));
        }
    };

    /**
     * The content of the files of this format, by name.
     *
     * @param runs replicates of one thing: of each row the median is exported
     * @throws io.writeproof.results.store.StoreException when a run is damaged or they do not belong together
     */
    public Map<String, String> files(List<StoredRun> runs) {
        return write(ExportedRow.of(runs));
    }

    abstract Map<String, String> write(List<ExportedRow> rows);

    /** The name on the command line, such as {@code github-action-benchmark}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The format of this name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those that are
     */
    public static ExportFormat of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(values()).map(ExportFormat::label).collect(Collectors.joining(", "))
                        + ", found "
                        + label));
    }
}
