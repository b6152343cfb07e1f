/** The inference service: what a request means, what is answered, and what is stored. */
@NullMarked
package io.writeproof.service.inference;

import org.jspecify.annotations.NullMarked;
