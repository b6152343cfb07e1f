/** What the gateway tells about itself in the Prometheus text format. */
@NullMarked
package io.writeproof.metrics;

import org.jspecify.annotations.NullMarked;
