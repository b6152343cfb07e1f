/** Tests of the durability experiment: its arithmetic, its table, and a real kill of each kind. */
@NullMarked
package io.writeproof.durability;

import org.jspecify.annotations.NullMarked;
