package io.writeproof.results.report;

/** Text from stored files, made safe to show: it must not steer the terminal, nor break a table. Stateless. */
final class Printable {

    private Printable() {}

    /** The text with a question mark for each control character. */
    static String of(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
