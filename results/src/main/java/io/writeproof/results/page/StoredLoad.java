package io.writeproof.results.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;

/** Reads what a load run left: its report, its course second by second, its percentile spectra. Stateless. */
final class StoredLoad {

    private StoredLoad() {}

    /**
     * The run as its files say; what it did not write is empty.
     *
     * @throws StoreException when a file that it wrote cannot be read
     */
    static LoadDocument of(StoredRun run) {
        return new LoadDocument(run.document(), timeline(run), read(run, "spectrum", Spectra::of));
    }

    /** Runs older than the timeline have the history for Locust's readers, which says less. */
    private static List<JsonNode> timeline(StoredRun run) {
        List<JsonNode> seconds = read(run, "timeline", (all, files) -> Timeline.of(files));
        return seconds.isEmpty() ? read(run, "history_csv", History::of) : seconds;
    }

    private static <T> List<T> read(StoredRun run, String kind, Reader<T> reader) {
        List<Path> files = run.files(kind);
        try {
            return reader.read(run, files);
        } catch (IOException | DateTimeException e) {
            throw new StoreException("cannot read " + files + ": " + e + "; restore it or delete it", e);
        }
    }

    /** Reads the files of a kind, of which there may be none. */
    @FunctionalInterface
    interface Reader<T> {
        List<T> read(StoredRun run, List<Path> files) throws IOException;
    }
}
