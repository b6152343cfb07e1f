/** What the services behind the HTTP door have in common. */
@NullMarked
package io.writeproof.service;

import org.jspecify.annotations.NullMarked;
