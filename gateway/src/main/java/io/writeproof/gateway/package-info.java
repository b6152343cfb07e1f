/**
 * The gateway as a process: command line, start in order, orderly end.
 *
 * <p>{@link io.writeproof.gateway.Gateway} is the command line; {@link io.writeproof.gateway.RunningGateway} puts the
 * parts together and takes them apart again. This is the only package that knows all others.
 */
@NullMarked
package io.writeproof.gateway;

import org.jspecify.annotations.NullMarked;
