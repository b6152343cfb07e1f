/**
 * The plans: which system each is for, what may be asked of it, and what that comes to.
 *
 * <p>Knows options and files, but nothing of processes, servers and stored runs.
 */
@NullMarked
package io.writeproof.runner.plan;

import org.jspecify.annotations.NullMarked;
