package io.writeproof.service.classify;

/** Which way a query is to go. */
public enum Label {
    /** It is simple. */
    FAST_PATH(0),
    /** It takes thought. */
    SLOW_PATH(1);

    private final int number;

    Label(int number) {
        this.number = number;
    }

    /** The number in answers, tables and metrics. */
    public int number() {
        return number;
    }
}
