package io.writeproof.summary;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is there whole or not at all, whatever happens meanwhile.
 *
 * <p>It grows beside its place under a name that begins with a dot and ends with {@code .tmp}. Confined to one thread at
 * a time.
 */
public final class AtomicFile implements Closeable {

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream out;

    private AtomicFile(Path target, Path temporary) throws IOException {
        this.target = target;
        this.temporary = temporary;
        // Not createTempFile, which nobody but its owner could read: a CI server reads what JMeter's user wrote.
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /** Begins the file; missing directories are made. What is there already stays until the file is complete. */
    public static AtomicFile begin(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null) {
            throw new IOException(file + " is not the path of a file");
        }
        Files.createDirectories(directory);
        String temporary = "." + target.getFileName() + UUID.randomUUID() + ".tmp";
        return new AtomicFile(target, directory.resolve(temporary));
    }

    /** Writes the whole file at once. */
    public static void write(Path file, byte[] content) throws IOException {
        try (AtomicFile whole = begin(file)) {
            whole.out().write(content);
            whole.complete();
        }
    }

    /** Where the content goes; buffered. */
    public OutputStream out() {
        return out;
    }

    /** Forces the content to the disk and puts the file into its place. */
    public void complete() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes a file that was not completed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
