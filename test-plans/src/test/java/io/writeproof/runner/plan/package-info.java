/** Tests of plans as they are found, and of what they are asked. */
@NullMarked
package io.writeproof.runner.plan;

import org.jspecify.annotations.NullMarked;
