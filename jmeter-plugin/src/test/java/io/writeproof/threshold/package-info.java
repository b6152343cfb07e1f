/** Tests of the rule language and of judging. */
@NullMarked
package io.writeproof.threshold;

import org.jspecify.annotations.NullMarked;
