/** The JMeter components. */
@NullMarked
package io.writeproof.jmeter;

import org.jspecify.annotations.NullMarked;
