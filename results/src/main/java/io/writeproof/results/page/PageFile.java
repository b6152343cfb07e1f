package io.writeproof.results.page;

import io.writeproof.results.compare.NotComparableException;
import io.writeproof.results.store.AtomicFile;
import io.writeproof.results.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The file of a page. Stateless. */
final class PageFile {

    private PageFile() {}

    /**
     * Makes a page and replaces its file.
     *
     * @return the file
     * @throws StoreException whatever is the matter, a defect in the drawing of the page too: runs are worth no less for it
     * @throws NotComparableException when the page is of runs that cannot be beside each other
     */
    static Path write(Path file, Supplier<String> page) {
        try {
            AtomicFile.write(file, page.get());
            return file;
        } catch (StoreException | NotComparableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new StoreException("cannot write " + file + ": " + e, e);
        }
    }
}
