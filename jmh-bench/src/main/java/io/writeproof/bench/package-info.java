/**
 * Microbenchmarks of the write paths and of the plugin's hot paths, and the program that runs them.
 *
 * <p>{@link io.writeproof.bench.Benchmarks} starts one durable PostgreSQL server in its own process and hands it to JMH's
 * forks. The benchmark classes hold no logic: rows, tables and counting are in {@code fixture} and {@code queue}, so that
 * what is timed is the code of the gateway and the plugin.
 * Every benchmark that writes or hands over rows counts them again after each iteration.
 */
@NullMarked
package io.writeproof.bench;

import org.jspecify.annotations.NullMarked;
