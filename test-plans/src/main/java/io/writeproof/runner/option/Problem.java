package io.writeproof.runner.option;

/**
 * One thing that keeps a run from starting. Immutable.
 *
 * @param subject the option, file or server at fault
 * @param finding what was expected and what was found
 * @param remedy what to do about it
 */
public record Problem(String subject, String finding, String remedy) {}
