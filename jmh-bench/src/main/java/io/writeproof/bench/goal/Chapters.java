package io.writeproof.bench.goal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * The chapters of a table of goals, and what such a table's command does with them. Immutable.
 *
 * @param chapters in the order in which they are measured
 * @param <S> what they need for that
 */
public record Chapters<S>(List<? extends Chapter<S>> chapters) {

    private static final int MISSED = 1;
    private static final int USAGE = 2;
    private static final int FAILED = 3;

    /**
     * Those that have findings for some of these goals; all when none are named.
     *
     * @throws IllegalArgumentException if one is not a goal of any
     */
    public Chapters<S> only(Set<String> goals) {
        Set<String> known = new TreeSet<>();
        chapters.forEach(c -> known.addAll(c.goals()));
        if (!known.containsAll(goals)) {
            throw new IllegalArgumentException(
                    "--only expects some of " + String.join(",", known) + ", found " + String.join(",", goals));
        }
        return new Chapters<>(chapters.stream()
                .filter(c -> goals.isEmpty() || c.goals().stream().anyMatch(goals::contains))
                .toList());
    }

    /** Measures all and prints each goal; returns the exit code: 1 when one is missed, 3 when one was not measured. */
    public int measure(S session, PrintStream out) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        boolean complete = true;
        for (Chapter<S> chapter : chapters) {
            complete &= measure(chapter, session, findings, out);
        }
        int exitCode = print(findings, out);
        return complete ? exitCode : FAILED;
    }

    /** What one chapter cannot measure does not take away what the others have measured. */
    private static <S> boolean measure(Chapter<S> chapter, S session, List<Finding> findings, PrintStream out)
            throws InterruptedException {
        try {
            findings.addAll(chapter.measure(session));
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            out.println("\n" + String.join(", ", chapter.goals()) + " could not be measured: " + e.getMessage());
            return false;
        }
    }

    private static int print(List<Finding> findings, PrintStream out) {
        out.println();
        findings.stream()
                .sorted(Comparator.comparingInt(Finding::number))
                .map(Finding::line)
                .forEach(out::println);
        long missed = findings.stream().filter(f -> !f.reached()).count();
        out.println("\n" + (findings.size() - missed) + " reached, " + missed + " missed");
        return missed == 0 ? 0 : MISSED;
    }

    /**
     * An option's value, checked.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public static int positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " expects 1 or more, found " + value);
        }
        return value;
    }

    /** Prints what went wrong in one line, and ends with 2 for a wrong option, with 3 otherwise. */
    public static IExecutionExceptionHandler failures(String command) {
        return (e, line, parsed) -> {
            line.getErr().println(command + ": " + e.getMessage());
            return e instanceof IllegalArgumentException ? USAGE : FAILED;
        };
    }
}
