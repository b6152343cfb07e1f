/** What a target tells of itself is read and judged rightly. */
@NullMarked
package io.writeproof.target;

import org.jspecify.annotations.NullMarked;
