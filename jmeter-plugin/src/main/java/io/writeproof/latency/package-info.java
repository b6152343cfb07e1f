/**
 * How long things took: recording without cost to the load, reading without disturbing the recorders.
 *
 * <p>A thread stamps the moments of its sample in {@link io.writeproof.latency.SampleMoments}, in nanoseconds: when the
 * sample was planned, sent and answered. {@link io.writeproof.latency.SampleRecorder} keeps two distributions for each
 * label of each phase: the <em>service time</em> (sent until answered) and the <em>response time</em> (planned until
 * answered). A closed-loop measurement knows only the first, and so leaves out exactly the requests that a stalled
 * service kept waiting.
 */
@NullMarked
package io.writeproof.latency;

import org.jspecify.annotations.NullMarked;
