package io.writeproof.write;

import java.time.Duration;

/**
 * What became of all rows that a write path has accepted.
 *
 * @param committed rows in the database
 * @param rejected rows that PostgreSQL refused
 * @param lost rows accepted and not written: given up after retries, or still queued when the time was over
 * @param took how long the drain took
 */
public record DrainReport(long committed, long rejected, long lost, Duration took) {}
