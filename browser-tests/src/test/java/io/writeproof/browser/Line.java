package io.writeproof.browser;

import java.util.Map;
import java.util.Objects;

/**
 * A line of a table as it is shown. Immutable.
 *
 * @param cells their texts by what stands above them
 */
record Line(Map<String, String> cells) {

    /** The text in this column, which must be there. */
    String text(String column) {
        return Objects.requireNonNull(cells.get(column), column);
    }

    /** Fails unless this number stands in the column, rounded. */
    void assertNumber(String column, double expected) {
        Shown.assertNumber(text(column), expected);
    }
}
