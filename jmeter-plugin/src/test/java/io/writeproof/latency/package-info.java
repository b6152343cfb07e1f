/** Tests of recording durations. */
@NullMarked
package io.writeproof.latency;

import org.jspecify.annotations.NullMarked;
