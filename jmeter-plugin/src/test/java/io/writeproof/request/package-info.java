/** Tests of requests over kept connections. */
@NullMarked
package io.writeproof.request;

import org.jspecify.annotations.NullMarked;
