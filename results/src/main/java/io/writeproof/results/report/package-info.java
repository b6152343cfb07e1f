/** Turns comparisons into text. Returns strings; printing is the command line's business. */
@NullMarked
package io.writeproof.results.report;

import org.jspecify.annotations.NullMarked;
