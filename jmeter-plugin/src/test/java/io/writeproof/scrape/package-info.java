/** Tests of the command that reads a target. */
@NullMarked
package io.writeproof.scrape;

import org.jspecify.annotations.NullMarked;
