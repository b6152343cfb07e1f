package io.writeproof.threshold;

/**
 * Where the parts of a rule stand in its text, without the blanks around them. A part that is not there is empty.
 *
 * @param subject measure, labels and phases
 * @param terms what follows the limit
 */
public record Outline(Span name, Span subject, Span comparison, Span limit, Span terms) {

    /** From the first character to the one after the last. */
    public record Span(int start, int end) {

        public String of(String text) {
            return text.substring(start, end);
        }
    }

    /** The whole rule. */
    public Span whole() {
        return new Span(name.start, terms.end);
    }
}
