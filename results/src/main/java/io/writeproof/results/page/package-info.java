/** Makes a page to look at of stored runs: reads their files, and leaves what is shown to the module {@code report}. */
@NullMarked
package io.writeproof.results.page;

import org.jspecify.annotations.NullMarked;
