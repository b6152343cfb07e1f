/** Microbenchmarks. */
@NullMarked
package io.writeproof.bench;

import org.jspecify.annotations.NullMarked;
