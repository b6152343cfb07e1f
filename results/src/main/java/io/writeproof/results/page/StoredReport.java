package io.writeproof.results.page;

import io.writeproof.report.Mode;
import io.writeproof.report.load.LoadPage;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;

/** The page about one stored run, beside its data. Stateless. */
public final class StoredReport {

    /** What the page is called in the run's directory. */
    public static final String FILE = "report.html";

    private StoredReport() {}

    /**
     * The page, whatever measured the run: of the same data always the same, byte for byte.
     *
     * @throws StoreException when a file of the run is damaged
     */
    public static String of(StoredRun run) {
        if (run.document().has(DurabilityPage.FIELD)) {
            return DurabilityPage.of(run).html();
        }
        return run.jmh()
                .map(results -> JmhPage.of(run, results))
                .orElseGet(() -> LoadPage.of(StoredLoad.of(run), Mode.STORED).html());
    }

    /**
     * Reads the run as it is stored and writes its page into its directory, in place of an older one.
     *
     * @return the page's file
     * @throws StoreException whatever is the matter
     */
    public static Path write(StoredRun run) {
        return PageFile.write(run.directory().resolve(FILE), () -> of(StoredRun.read(run.directory())));
    }
}
