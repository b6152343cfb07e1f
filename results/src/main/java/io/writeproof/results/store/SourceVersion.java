package io.writeproof.results.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The version of the code that ran. Without git, or outside a repository, everything is {@code unknown}.
 *
 * @param commit full hash
 * @param parent full hash of the first parent; null for a first commit
 * @param branch the branch's name, {@code HEAD} when detached
 * @param committedAt the commit's time, ISO-8601 in UTC
 * @param diffHash SHA-256 of the uncommitted changes and the names of untracked files; null when there are none
 */
public record SourceVersion(
        String commit,
        @Nullable String parent,
        String branch,
        String committedAt,
        @Nullable String diffHash) {

    private static final int SHORT_LENGTH = 7;

    /** No version could be read. */
    public static final SourceVersion UNKNOWN = new SourceVersion("unknown", null, "unknown", "unknown", null);

    /** Reads the version of the checkout that holds a directory; stored results do not count as changes. */
    public static SourceVersion read(Path repository) {
        Git git = new Git(repository);
        Optional<String> head =
                git.output("log", "-1", "--format=%H%n%cd%n%P", "--date=format-local:%Y-%m-%dT%H:%M:%SZ");
        return head.map(text -> of(text.lines().toList(), git)).orElse(UNKNOWN);
    }

    private static SourceVersion of(List<String> head, Git git) {
        return new SourceVersion(
                head.get(0),
                head.size() < 3 || head.get(2).isEmpty() ? null : head.get(2).split(" ", 2)[0],
                git.output("rev-parse", "--abbrev-ref", "HEAD")
                        .map(String::trim)
                        .orElse("unknown"),
                head.get(1),
                diffHash(git));
    }

    private static @Nullable String diffHash(Git git) {
        String changed = git.output("status", "--porcelain", "--", ":/", ":(top,exclude)results")
                .orElse("");
        if (changed.isEmpty()) {
            return null;
        }
        return Sha256.ofText(changed
                + git.output("diff", "HEAD", "--", ":/", ":(top,exclude)results")
                        .orElse(""));
    }

    /** Whether there were uncommitted changes. */
    public boolean dirty() {
        return diffHash != null;
    }

    /** The commit and its state, as used in directory names: {@code a1b2c3d} or {@code a1b2c3d-dirty}. */
    public String shortName() {
        return shortName(commit, dirty() ? "-dirty" : "");
    }

    /** A commit's first digits, and what is to follow them. */
    static String shortName(String commit, String suffix) {
        return commit.substring(0, Math.min(SHORT_LENGTH, commit.length())) + suffix;
    }
}
