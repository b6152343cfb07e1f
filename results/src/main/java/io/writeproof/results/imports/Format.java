package io.writeproof.results.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/** The formats that can be taken in, the name a file of each is stored under, and how it is read. */
enum Format {
    JMH_JSON("jmh.json") {
        @Override
        Measurement read(Path file, InputStream content) throws IOException {
            return JmhJson.read(file, content);
        }
    },
    JTL_XML("samples.xml") {
        @Override
        Measurement read(Path file, InputStream content) throws IOException {
            return JtlXml.read(file, content);
        }
    },
    JTL_CSV("samples.csv") {
        @Override
        Measurement read(Path file, InputStream content) throws IOException {
            return JtlCsv.read(file, content);
        }
    };

    private final String storedName;

    Format(String storedName) {
        this.storedName = storedName;
    }

    String storedName() {
        return storedName;
    }

    /** The name used in {@code run.json}, such as {@code jmh-json}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a file of this format to its end.
     *
     * @throws ImportException when it is not of this format, cut off, or says nothing
     */
    abstract Measurement read(Path file, InputStream content) throws IOException;

    /** The format of a file by its first character; leaves the stream at its beginning. */
    static Format of(BufferedInputStream content) throws IOException {
        content.mark(1);
        int first = content.read();
        content.reset();
        return switch (first) {
            case '[', '{' -> JMH_JSON;
            case '<' -> JTL_XML;
            default -> JTL_CSV;
        };
    }
}
