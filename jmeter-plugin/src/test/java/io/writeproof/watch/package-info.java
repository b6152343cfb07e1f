/** Tests of what is asked of generator and database each second. */
@NullMarked
package io.writeproof.watch;

import org.jspecify.annotations.NullMarked;
