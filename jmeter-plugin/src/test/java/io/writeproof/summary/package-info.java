/** Tests of the files and lines that tell the verdict. */
@NullMarked
package io.writeproof.summary;

import org.jspecify.annotations.NullMarked;
