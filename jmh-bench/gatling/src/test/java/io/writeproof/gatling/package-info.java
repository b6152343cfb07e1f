/** Gatling's open model as a program of its own, so that nothing of the project meets Gatling's class path. */
@NullMarked
package io.writeproof.gatling;

import org.jspecify.annotations.NullMarked;
