package io.writeproof.runner.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A text file that lines are appended to, each on disk before the next. Thread-safe. */
final class LogFile implements Consumer<String>, AutoCloseable {

    private final PrintWriter writer;

    LogFile(Path file) {
        try {
            writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    @Override
    public void accept(String line) {
        writer.println(line);
    }

    @Override
    public void close() {
        writer.close();
    }
}
