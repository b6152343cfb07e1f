/** Runs a plan end to end. */
@NullMarked
package io.writeproof.runner;

import org.jspecify.annotations.NullMarked;
