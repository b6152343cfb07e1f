package io.writeproof.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The two forms of a {@code text[]} of one dimension without nulls. */
final class TextArray {

    private static final int OID_OF_TEXT = 25;
    private static final int HEADER_BYTES = 3 * Integer.BYTES;
    private static final int DIMENSION_BYTES = 2 * Integer.BYTES;

    private TextArray() {}

    /** Every element in quotes: PostgreSQL documentation, "Array Input and Output Syntax". */
    static String text(List<?> elements) {
        return elements.stream()
                .map(element -> "\"" + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** As {@code array_recv} reads it: dimensions, no nulls, type; length and lower bound; each element. */
    static void writeBinary(List<?> elements, CopyStream out) {
        List<byte[]> texts = elements.stream()
                .map(element -> element.toString().getBytes(StandardCharsets.UTF_8))
                .toList();
        int dimensions = texts.isEmpty() ? 0 : 1;
        int bytes = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        out.putInt(HEADER_BYTES + dimensions * DIMENSION_BYTES + bytes);
        out.putInt(dimensions);
        out.putInt(0);
        out.putInt(OID_OF_TEXT);
        if (dimensions == 1) {
            out.putInt(texts.size());
            out.putInt(1);
        }
        for (byte[] text : texts) {
            out.putInt(text.length);
            out.putBytes(text);
        }
    }
}
