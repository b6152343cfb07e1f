package io.writeproof.durability;

import java.util.List;

/** What is done to rows and processes in a trial: a fault, or nothing, to control the experiment itself. Immutable. */
sealed interface Treatment permits Fault, Control {

    /** The name in options, tables and files. */
    String label();

    /** What contradicts the expectation; empty when the finding is as it should be. */
    List<String> problems(Finding finding);
}
