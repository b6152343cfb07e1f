package io.writeproof.results.store;

import java.nio.file.Path;
import java.util.Optional;

/** The git repository around a directory, if there is one: what its names mean. Asks git with each call. */
public final class Checkout {

    private final Path directory;
    private final Git git;

    /** The repository that holds {@code directory}. */
    public Checkout(Path directory) {
        this.directory = directory;
        this.git = new Git(directory);
    }

    /** The full hash of the commit that a revision such as {@code main}, {@code v1.2} or {@code HEAD~1} means. */
    public Optional<String> commitOf(String revision) {
        return git.output("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
                .map(String::trim);
    }

    /** Whether the repository was cloned without its whole history. */
    public boolean shallow() {
        return git.output("rev-parse", "--is-shallow-repository")
                .map(String::trim)
                .filter("true"::equals)
                .isPresent();
    }

    /**
     * Checks a commit out into a directory of its own, which must not exist yet.
     *
     * @throws StoreException with what git said, when it cannot
     */
    public void addWorktree(Path worktree, String commit) {
        git.run("worktree", "add", "--quiet", "--detach", worktree.toString(), commit);
    }

    /**
     * Removes such a directory with all that was built in it.
     *
     * @throws StoreException with what git said, when it cannot
     */
    public void removeWorktree(Path worktree) {
        git.run("worktree", "remove", "--force", worktree.toString());
    }

    /** Whether anything but stored results was changed and not committed. */
    public boolean dirty() {
        return SourceVersion.read(directory).dirty();
    }
}
