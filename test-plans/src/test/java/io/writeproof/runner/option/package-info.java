/** Tests of the meaning of texts. */
@NullMarked
package io.writeproof.runner.option;

import org.jspecify.annotations.NullMarked;
