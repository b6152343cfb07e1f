/** The page in a real browser: what it looks like, how it behaves, what it must not do. */
@NullMarked
package io.writeproof.browser;

import org.jspecify.annotations.NullMarked;
