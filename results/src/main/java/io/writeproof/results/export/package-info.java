/** Writes stored runs in the formats of services that watch benchmarks. Returns texts; writing files is not its business. */
@NullMarked
package io.writeproof.results.export;

import org.jspecify.annotations.NullMarked;
