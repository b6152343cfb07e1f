package io.writeproof.browser;

import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page and what it was made of. Immutable.
 *
 * @param runs in the order in which they were named
 */
record StoredPage(PageKind kind, URI address, List<StoredRun> runs) {

    StoredPage {
        runs = List.copyOf(runs);
    }

    /** Makes it, in a directory of its own below the given one. */
    static StoredPage make(PageKind kind, Path directory) throws IOException {
        RepositoryRuns repository = new RepositoryRuns(Files.createDirectory(directory.resolve(kind.name())));
        List<StoredRun> runs = kind.runs(repository);
        Path page = repository.store().resolve("page.html");
        kind.write(page, repository, runs);
        return new StoredPage(kind, page.toUri(), runs);
    }

    /** Fails unless the opened page has the numbers of its runs. */
    void assertNumbers(Visit visit) throws IOException {
        kind.assertNumbers(visit, runs);
    }
}
