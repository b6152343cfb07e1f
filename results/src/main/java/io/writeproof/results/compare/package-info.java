/** Decides what stored runs may be set side by side, and pairs their numbers. Knows no text layout. */
@NullMarked
package io.writeproof.results.compare;

import org.jspecify.annotations.NullMarked;
