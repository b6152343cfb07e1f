/** Tests of what the little languages share. */
@NullMarked
package io.writeproof.syntax;

import org.jspecify.annotations.NullMarked;
