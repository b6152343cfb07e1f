/** Tests of the page that a load test shows of itself. */
@NullMarked
package io.writeproof.export;

import org.jspecify.annotations.NullMarked;
