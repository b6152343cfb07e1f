package io.writeproof.results.store;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of a CSV file as RFC 4180 has them: fields in double quotes may hold delimiters, line breaks, and quotes that are
 * doubled. Not thread-safe.
 */
public final class CsvRecords {

    private static final int END = -1;

    private final BufferedReader content;
    private final char delimiter;
    private long line = 1;
    private long recordLine = 1;

    /** Reads from a stream that the caller closes. */
    public CsvRecords(BufferedReader content, char delimiter) {
        this.content = content;
        this.delimiter = delimiter;
    }

    /** The line that the last record began in, from 1. */
    public long line() {
        return recordLine;
    }

    /**
     * The next record; empty at the end of the file. A blank line is a record of one empty field.
     *
     * @throws EOFException when the file ends within quotes
     */
    public List<String> next() throws IOException {
        recordLine = line;
        int c = content.read();
        if (c == END) {
            return List.of();
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        while (c != END && c != '\n') {
            if (c == delimiter) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '"' && field.isEmpty()) {
                readQuoted(field);
            } else if (c != '\r') {
                field.append((char) c);
            }
            c = content.read();
        }
        line++;
        fields.add(field.toString());
        return fields;
    }

    /** From behind an opening quote to behind the closing one. */
    private void readQuoted(StringBuilder field) throws IOException {
        while (true) {
            int c = content.read();
            if (c == END) {
                throw new EOFException("the file ends within quotes that were opened in line " + recordLine);
            }
            if (c == '"') {
                content.mark(1);
                if (content.read() != '"') {
                    content.reset();
                    return;
                }
            } else if (c == '\n') {
                line++;
            }
            field.append((char) c);
        }
    }
}
