package io.writeproof.results.imports;

import io.writeproof.results.imports.JtlSample.Outcome;
import io.writeproof.results.store.CsvRecords;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads a JTL in CSV form: a line of column names, then a record for each sample. */
final class JtlCsv {

    private static final String FIRST_COLUMN = "timeStamp";
    private static final String EXPECTED =
            ": expected a JTL of JMeter with a line of column names (timeStamp,elapsed,label,…,success,…), found ";
    private static final String REMEDY = "; run JMeter with -Jjmeter.save.saveservice.print_field_names=true";

    private final Path file;
    private final CsvRecords records;
    private final List<String> columns;
    private final int timeStamp;
    private final int elapsed;
    private final int label;
    private final int success;
    private final int message;

    private JtlCsv(Path file, CsvRecords records, List<String> columns) {
        this.file = file;
        this.records = records;
        this.columns = columns;
        this.timeStamp = required(FIRST_COLUMN);
        this.elapsed = required("elapsed");
        this.label = required("label");
        this.success = required("success");
        this.message = columns.indexOf("responseMessage");
    }

    static Measurement read(Path file, InputStream content) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        reader.mark(FIRST_COLUMN.length() + 1);
        char[] start = new char[FIRST_COLUMN.length() + 1];
        int length = reader.read(start);
        if (length < start.length || !new String(start, 0, FIRST_COLUMN.length()).equals(FIRST_COLUMN)) {
            throw new ImportException(file + EXPECTED + (length <= 0 ? "an empty file" : "something else") + REMEDY);
        }
        reader.reset();
        CsvRecords records = new CsvRecords(reader, start[FIRST_COLUMN.length()]);
        try {
            return new JtlCsv(file, records, records.next()).samples();
        } catch (EOFException e) {
            throw new ImportException(
                    file + ": " + e.getMessage() + ": it is cut off; end the run before importing", e);
        }
    }

    private Measurement samples() throws IOException {
        JtlFigures figures = new JtlFigures();
        for (List<String> record = records.next(); !record.isEmpty(); record = records.next()) {
            if (record.size() != columns.size()) {
                throw new ImportException(file + " line " + records.line() + ": expected " + columns.size()
                        + " fields as the first line has, found " + record.size() + "; was it cut off?");
            }
            figures.add(new JtlSample(
                    number(record, timeStamp),
                    number(record, elapsed),
                    record.get(label),
                    record.get(success).equals("true") ? Outcome.SUCCEEDED : Outcome.FAILED,
                    message < 0 ? "" : record.get(message)));
        }
        if (figures.isEmpty()) {
            throw new ImportException(file + ": has column names and no sample; nothing can be taken from it");
        }
        return figures.measurement();
    }

    private long number(List<String> record, int column) {
        String text = record.get(column);
        if (!text.matches("\\d{1,15}")) {
            throw new ImportException(file + " line " + records.line() + ": expected " + columns.get(column)
                    + " in whole milliseconds, found '" + text
                    + "'; run JMeter with -Jjmeter.save.saveservice.timestamp_format=ms");
        }
        return Long.parseLong(text);
    }

    private int required(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new ImportException(file + EXPECTED + "no column " + column
                    + "; run JMeter with -Jjmeter.save.saveservice."
                    + (column.equals("success") ? "successful" : column.equals("elapsed") ? "time" : column) + "=true");
        }
        return index;
    }
}
