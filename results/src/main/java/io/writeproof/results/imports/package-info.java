/**
 * Takes files that other tools wrote into the store: JMH's JSON, and JMeter's JTL as CSV or XML.
 *
 * <p>{@link io.writeproof.results.imports.Import} reads a file completely before it stores anything, and stores the file
 * itself untouched. A JTL is read in one pass and in memory that does not grow with it.
 */
@NullMarked
package io.writeproof.results.imports;

import org.jspecify.annotations.NullMarked;
