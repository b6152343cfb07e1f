/** The routes of the inference service: its requests read strictly, its answers in the source service's form. */
@NullMarked
package io.writeproof.http.inference;

import org.jspecify.annotations.NullMarked;
