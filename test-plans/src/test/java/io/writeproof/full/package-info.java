@NullMarked
package io.writeproof.full;

import org.jspecify.annotations.NullMarked;
