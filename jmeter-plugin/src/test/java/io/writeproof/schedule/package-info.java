/** Tests of the schedule language and of the arrivals it plans. */
@NullMarked
package io.writeproof.schedule;

import org.jspecify.annotations.NullMarked;
