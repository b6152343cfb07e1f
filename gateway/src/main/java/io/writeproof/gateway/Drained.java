package io.writeproof.gateway;

import io.writeproof.write.DrainReport;
import java.time.Duration;

/**
 * How the gateway ended.
 *
 * @param rows written since it took no more requests
 * @param took from then until nothing was left to do
 * @param total of its whole life
 */
record Drained(long rows, Duration took, DrainReport total) {

    /** Whether every row that was accepted has been written, or reported as rejected. */
    boolean complete() {
        return total.lost() == 0;
    }

    @Override
    public String toString() {
        return "gateway drained: " + rows + " rows written in " + took.toMillis() + " ms, " + total.lost()
                + " rows lost (since start: " + total.committed() + " written, " + total.rejected() + " rejected)";
    }
}
