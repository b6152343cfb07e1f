package io.writeproof.results.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was committed between two runs: the commits of the later that the earlier did not have. Immutable.
 *
 * @param commits abbreviated hash and subject of each, newest first
 * @param gap why commits may be missing; empty when none is
 */
public record CommitRange(List<String> commits, Optional<String> gap) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    public CommitRange {
        commits = List.copyOf(commits);
    }

    /**
     * Asks git, as {@code git log earlier..later} does.
     *
     * @param checkout a directory of the repository
     * @param earlier full hash of a commit, or {@code unknown}
     * @param later full hash of a commit, or {@code unknown}
     */
    public static CommitRange between(Path checkout, String earlier, String later) {
        if (!HASH.matcher(earlier).matches() || !HASH.matcher(later).matches()) {
            return unknown("one of the two runs was stored without a commit");
        }
        if (earlier.equals(later)) {
            return new CommitRange(List.of(), Optional.empty());
        }
        Git git = new Git(checkout);
        Optional<String> log = git.output("log", "--format=%h %s", earlier + ".." + later, "--");
        if (log.isEmpty()) {
            return unknown(
                    "git does not know both commits here: a shallow clone (git fetch --unshallow), or a branch that is gone");
        }
        boolean shallow = git.output("rev-parse", "--is-shallow-repository")
                .map(answer -> answer.strip().equals("true"))
                .orElse(false);
        return new CommitRange(
                log.get().lines().toList(),
                shallow ? Optional.of("the clone is shallow: older commits may be missing") : Optional.empty());
    }

    private static CommitRange unknown(String why) {
        return new CommitRange(List.of(), Optional.of(why));
    }
}
