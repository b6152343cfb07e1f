/** Stored runs. */
@NullMarked
package io.writeproof.results.store;

import org.jspecify.annotations.NullMarked;
