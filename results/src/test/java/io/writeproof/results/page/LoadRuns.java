package io.writeproof.results.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.Runs;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stored load run with files that the test writes. */
final class LoadRuns {

    static final String TIMELINE = """
            {"schema_version":1,"run_id":"r","started_at":"2026-11-21T09:30:00.250Z","interval_s":1.0}
            {"t":1.0,"phases":["warmup"],"attempted":10.0,"achieved":9.0,"failed":1.0,"response_ms":{"p50":1.2,"p99":4.5}}
            {"t":2.0,"phases":["steady"],"attempted":20.0,"achieved":20.0,"failed":0.0,"response_ms":{"p50":1.3,"p99":4.7}}
            """;

    static final String HISTORY = """
            Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total,Phase
            1795253401,4,,"a, ""b"" c",10.000,1.000,1.200,1,1,1,1,3.400,1,5.600,1,1,9.900,10,warmup
            1795253401,4,,Aggregated,10.000,1.000,1.200,1,1,1,1,3.400,1,5.600,1,1,9.900,10,warmup+steady
            1795253402,4,,Aggregated,0.000,0.000,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,10,
            1795253402,0,,Aggregated,7.000,0.000,1.200,1,1,1,1,3.400,1,5.600,1,1,9.900,10,
            """;

    static final String SPECTRUM = """
                   Value     Percentile TotalCount 1/(1-Percentile)

                   0.500 0.000000000000          1           1.00
                   1.250 0.500000000000         50           2.00
                  12.300 1.000000000000        100
            #[Mean    =        1.400, StdDeviation   =        0.100]
            """;

    private final Path results;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final ObjectNode details = Runs.details();

    LoadRuns(Path results) {
        this.results = results;
        details.putArray("files");
    }

    /** The same with a file that its {@code run.json} names. */
    LoadRuns with(String kind, String name, String content) {
        files.put(name, content);
        details.withArray("files").addObject().put("kind", kind).put("path", name);
        return this;
    }

    /** What the plugin said; to be changed. */
    ObjectNode details() {
        return details;
    }

    StoredRun store(String variant) {
        PendingRun run = Runs.store(results)
                .begin(Runs.identity(variant, "run-" + variant.replaceAll("\\W+", "-"), Runs.DATABASE))
                .under(Runs.conditions(variant, Map.of("rate", 100)));
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(run.directory().resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run.finish(RunStatus.PASSED, details);
    }
}
