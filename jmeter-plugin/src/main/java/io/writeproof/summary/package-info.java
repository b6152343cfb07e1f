/**
 * The verdict of a run and the places where it is told: the console, {@code run.json}, JUnit XML, the progress line.
 *
 * <p>{@link io.writeproof.summary.RunReport} holds everything; the others only render it. Its components become the
 * fields of {@code run.json}, which {@code results/schema/load.schema.json} describes.
 */
@NullMarked
package io.writeproof.summary;

import org.jspecify.annotations.NullMarked;
