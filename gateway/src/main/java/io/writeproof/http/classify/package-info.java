/** The HTTP of the query gateway: {@code POST /v1/query-classify}, its probes and its form of errors. */
@NullMarked
package io.writeproof.http.classify;

import org.jspecify.annotations.NullMarked;
