/** The command line over stored runs. */
@NullMarked
package io.writeproof.results.cli;

import org.jspecify.annotations.NullMarked;
