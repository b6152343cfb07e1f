package io.writeproof.fault;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is done to a row although its request is answered with success. */
public enum FaultKind {
    /** It is not written. */
    DROP("drop"),
    /** It is written twice. */
    DUPLICATE("duplicate"),
    /** It is written, and so is another one of the same run, which nobody asked for. */
    INVENT("invent"),
    /** Of its two table rows only one is written, each in turn. */
    HALF_WRITE("half-write");

    private final String label;

    FaultKind(String label) {
        this.label = label;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    static FaultKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "'"));
    }

    static String labels() {
        return Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "));
    }
}
