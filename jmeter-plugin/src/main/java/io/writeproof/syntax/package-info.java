/** What the little languages of the plugin share: reading text from left to right, and saying where it goes wrong. */
@NullMarked
package io.writeproof.syntax;

import org.jspecify.annotations.NullMarked;
