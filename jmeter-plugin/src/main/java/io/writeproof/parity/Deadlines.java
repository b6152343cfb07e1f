package io.writeproof.parity;

import java.time.Duration;

/**
 * How long a check waits for rows. All counted from the end of the traffic.
 *
 * @param drainWait rows that come later are late
 * @param verifyTimeout how much longer to wait for late rows before they are lost
 * @param poll pause between two looks, greater than zero
 */
public record Deadlines(Duration drainWait, Duration verifyTimeout, Duration poll) {

    public Deadlines {
        if (drainWait.isNegative() || verifyTimeout.isNegative()) {
            throw new IllegalArgumentException("drainWait and verifyTimeout must not be negative");
        }
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("poll must be greater than zero");
        }
    }

    Duration last() {
        return drainWait.plus(verifyTimeout);
    }
}
