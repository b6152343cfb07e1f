/** Tests of the JMeter components, in JMeter's own engine and processes. */
@NullMarked
package io.writeproof.jmeter;

import org.jspecify.annotations.NullMarked;
