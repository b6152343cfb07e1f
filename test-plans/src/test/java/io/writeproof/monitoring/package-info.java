/** Tests of the files under {@code monitoring/}, as far as they can be had without a container engine. */
@NullMarked
package io.writeproof.monitoring;

import org.jspecify.annotations.NullMarked;
