/** Tests of child processes, with real ones. */
@NullMarked
package io.writeproof.runner.process;

import org.jspecify.annotations.NullMarked;
