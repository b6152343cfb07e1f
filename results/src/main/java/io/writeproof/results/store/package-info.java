/**
 * Stored runs: append-only directories, one per run, that a later comparison can rely on.
 *
 * <pre>
 * results/&lt;suite&gt;/&lt;UTC&gt;_&lt;shortsha&gt;[-dirty]_&lt;env8&gt;_&lt;runid&gt;[_INVALID|_INTERRUPTED]/run.json
 * results/index.jsonl
 * </pre>
 *
 * <p>A run is collected in a directory that ends in {@code .partial} and renamed when it is complete, so a killed
 * process never leaves something that looks like a result. {@code run.json} is the envelope (who, what, where, how)
 * merged with what the measuring tool said; {@code results/schema} describes both halves.
 *
 * <p>Nothing here knows HTTP, JMH, JMeter or SQL: callers hand over facts.
 */
@NullMarked
package io.writeproof.results.store;

import org.jspecify.annotations.NullMarked;
