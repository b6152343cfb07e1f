/** Rules for the whole plugin. */
@NullMarked
package io.writeproof;

import org.jspecify.annotations.NullMarked;
