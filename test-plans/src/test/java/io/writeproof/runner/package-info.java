/** Tests of the runner: units, and the real thing from end to end. */
@NullMarked
package io.writeproof.runner;

import org.jspecify.annotations.NullMarked;
