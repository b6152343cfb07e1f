/** Ways of getting rows into PostgreSQL, and what each promises. */
@NullMarked
package io.writeproof.write;

import org.jspecify.annotations.NullMarked;
