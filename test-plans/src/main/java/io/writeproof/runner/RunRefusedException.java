package io.writeproof.runner;

import java.util.List;

/** Nothing was loaded, because something about the options or the servers is wrong; carries every problem found. */
final class RunRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    RunRefusedException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    RunRefusedException(Problem problem) {
        this(List.of(problem));
    }

    List<Problem> problems() {
        return problems;
    }
}
