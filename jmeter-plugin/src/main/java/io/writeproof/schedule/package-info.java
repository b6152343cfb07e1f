/**
 * When requests are due: an open-model schedule that threads share.
 *
 * <pre>{@code
 * Schedule schedule = Schedule.parse("warmup: ramp 0/s -> 100/s over 5s; steady: poisson 100/s for 3m");
 * Arrivals arrivals = new Arrivals(schedule, 0, System::nanoTime);
 * Arrival arrival;                                  // in each thread:
 * while ((arrival = arrivals.claim()) != null) {
 *     slotWait.until(arrival.plannedNanos(), () -> stopped);
 *     arrivals.sent(arrival);
 *     ...
 * }
 * }</pre>
 *
 * <p>Every arrival has its moment from the start, computed from its number alone, or for random ones from the seed. A
 * thread that comes late takes the next arrival late: none is skipped, and the lateness is measured.
 */
@NullMarked
package io.writeproof.schedule;

import org.jspecify.annotations.NullMarked;
