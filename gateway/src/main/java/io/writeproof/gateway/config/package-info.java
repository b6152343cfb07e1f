/**
 * The gateway's configuration file: TOML in, immutable records out.
 *
 * <p>Everything wrong with a file is reported together, each problem with its key, what was expected, what was found and
 * what to do. Unknown keys are errors, and the write mode has no default: a configuration that silently means something
 * else than it says would make every figure measured with it worthless.
 */
@NullMarked
package io.writeproof.gateway.config;

import org.jspecify.annotations.NullMarked;
