/**
 * Gives the texts that users type their meaning, and gathers what is wrong with them.
 *
 * <p>Knows neither plans nor services: only numbers, times, names, files, how to refuse them, and how to break lines for
 * who reads that.
 */
@NullMarked
package io.writeproof.runner.option;

import org.jspecify.annotations.NullMarked;
