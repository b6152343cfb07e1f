package io.writeproof.summary;

import io.writeproof.summary.WrittenFile.Kind;
import java.nio.file.Path;

/** How single samples are written, a line each; the same fields under the same names. */
public enum SampleFormat {
    CSV(Kind.SAMPLES_CSV) {
        @Override
        byte[] head() {
            return CsvLine.of("planned_ns", "sent_ns", "ended_ns", "label", "phase", "ok", "code")
                    .bytes();
        }

        @Override
        byte[] line(Line line) {
            return new CsvLine()
                    .whole(line.plannedNs)
                    .whole(line.sentNs)
                    .whole(line.endedNs)
                    .text(line.label)
                    .text(line.phase)
                    .text(Boolean.toString(line.ok))
                    .text(line.code)
                    .bytes();
        }
    },
    /** For jq and its like. */
    JSON_LINES(Kind.SAMPLES_JSON) {
        @Override
        byte[] head() {
            return new byte[0];
        }

        @Override
        byte[] line(Line line) {
            return JsonLine.of(line);
        }
    };

    private final Kind kind;

    SampleFormat(Kind kind) {
        this.kind = kind;
    }

    /** By the end of the file's name: {@code .jsonl}, {@code .ndjson} and {@code .json} are lines of JSON, all others CSV. */
    public static SampleFormat of(Path file) {
        return file.toString().matches("(?i).*\\.(jsonl|ndjson|json)") ? JSON_LINES : CSV;
    }

    /** What the report calls such a file. */
    public Kind kind() {
        return kind;
    }

    /** What stands before the first sample, with its end. */
    abstract byte[] head();

    /** A sample, with the line's end. */
    abstract byte[] line(Line line);

    /**
     * A sample.
     *
     * @param plannedNs since the start of the test, like the two others
     * @param code the response code; empty when there is none
     */
    record Line(long plannedNs, long sentNs, long endedNs, String label, String phase, boolean ok, String code) {}
}
