/** Tests of the comparison, on a real PostgreSQL. */
@NullMarked
package io.writeproof.parity;

import org.jspecify.annotations.NullMarked;
