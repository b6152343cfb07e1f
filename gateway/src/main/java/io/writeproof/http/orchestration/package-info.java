/** The orchestrations over HTTP: start, status, wait. */
@NullMarked
package io.writeproof.http.orchestration;

import org.jspecify.annotations.NullMarked;
