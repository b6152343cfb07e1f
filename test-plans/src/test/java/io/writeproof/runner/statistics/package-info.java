/** Tests of what a server counts. */
@NullMarked
package io.writeproof.runner.statistics;

import org.jspecify.annotations.NullMarked;
