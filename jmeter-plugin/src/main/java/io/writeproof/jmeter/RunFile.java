package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.summary.AtomicFile;
import io.writeproof.summary.WrittenFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that grows while the run goes on. What cannot be written is said at once and again in the verdict; the rest of
 * the run goes on without the file. Confined to one thread at a time.
 */
final class RunFile {

    private static final Logger LOG = LoggerFactory.getLogger(RunFile.class);

    private final WrittenFile.Kind kind;
    private final Path path;
    private final AtomicFile file;
    private final Content content;
    private @Nullable String trouble;

    /** What goes into the file. */
    interface Content {
        /** Takes a second. */
        void second(Interval second) throws IOException;

        /** Nothing comes any more. Returns what is missing in the file, in one sentence; null when nothing is. */
        default @Nullable String end() throws IOException {
            return null;
        }
    }

    /** Makes the content of a file that has begun. */
    interface Opening {
        Content of(AtomicFile file) throws IOException;
    }

    private RunFile(WrittenFile.Kind kind, Path path, AtomicFile file, Content content) {
        this.kind = kind;
        this.path = path;
        this.file = file;
        this.content = content;
    }

    static RunFile open(WrittenFile.Kind kind, Path path, Opening opening) throws IOException {
        AtomicFile file = AtomicFile.begin(path);
        try {
            return new RunFile(kind, path, file, opening.of(file));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    void second(Interval second) {
        if (trouble == null) {
            guarded(() -> content.second(second));
        }
    }

    /** Puts the file into its place. */
    WrittenFile end() {
        String[] missing = new String[1];
        if (trouble == null) {
            guarded(() -> {
                missing[0] = content.end();
                file.complete();
            });
        }
        guarded(file::close);
        String wrong = trouble == null ? missing[0] : trouble;
        return new WrittenFile(kind, path.toString(), wrong == null, wrong);
    }

    /** Leaves no trace. */
    void discard() {
        guarded(content::end);
        guarded(file::close);
    }

    private void guarded(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            trouble = path + " could not be written: " + e;
            LOG.error("{} could not be written", path, e);
            System.err.println("Thresholds: " + trouble);
        }
    }

    /** Does something with a file. */
    private interface Action {
        void run() throws IOException;
    }
}
