package io.writeproof.runner.option;

import java.util.List;

/** Nothing was loaded, because something about the options or the servers is wrong; carries every problem found. */
public final class RunRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public RunRefusedException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public RunRefusedException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
