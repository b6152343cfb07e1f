package io.writeproof.parity;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a look at the rows of a run saw.
 *
 * @param after since the end of the traffic
 * @param rows rows of the run
 * @param missing acknowledged requests whose row is not there or not whole: at least so many while rows are only counted, exactly
 *     so many when they were compared
 */
public record Look(Duration after, long rows, long missing) implements Serializable {

    boolean sawAsMuchAs(Look other) {
        return rows == other.rows && missing == other.missing;
    }
}
