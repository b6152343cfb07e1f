package io.writeproof.results.report;

import io.writeproof.results.store.CommitRange;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The load runs on one database host for people: a section for each commit that was tested, newest first. Immutable.
 *
 * @param host its short name
 * @param runs oldest first
 * @param checkout a directory of the repository whose commits the runs name
 */
record HostReport(String host, List<StoredRun> runs, Path checkout) {

    /** As many as people look at, and as git is asked about quickly: the file is made after every run. */
    private static final int MOST_SESSIONS = 100;

    private static final int MOST_COMMITS = 50;

    HostReport {
        runs = List.copyOf(runs);
    }

    String text() {
        Markdown text = new Markdown()
                .heading(1, "Load test results: database on " + host)
                .paragraph("Made of the stored runs after each of them; `java -jar results/target/results.jar hosts`"
                        + " makes it anew. Latencies are response times as callers see them. Figures of databases on"
                        + " other hosts are in files of their own, and not comparable with these.");
        List<TestSession> sessions = sessions();
        int oldest = Math.max(0, sessions.size() - MOST_SESSIONS);
        for (int i = sessions.size() - 1; i >= oldest; i--) {
            TestSession session = sessions.get(i);
            session.head(text);
            text.heading(3, "Changes since last test")
                    .list(i == 0 ? List.of("first test on this host") : changes(sessions.get(i - 1), session));
            session.results(text);
        }
        if (oldest > 0) {
            text.paragraph(oldest + " older sections are left out; `results list` has their runs.");
        }
        return text.toString();
    }

    private List<TestSession> sessions() {
        List<TestSession> sessions = new ArrayList<>();
        List<StoredRun> sameCode = new ArrayList<>();
        for (StoredRun run : runs) {
            if (!sameCode.isEmpty() && !TestSession.code(sameCode.get(0)).equals(TestSession.code(run))) {
                sessions.add(new TestSession(sameCode));
                sameCode.clear();
            }
            sameCode.add(run);
        }
        if (!sameCode.isEmpty()) {
            sessions.add(new TestSession(sameCode));
        }
        return sessions;
    }

    private List<String> changes(TestSession last, TestSession session) {
        CommitRange range = CommitRange.between(checkout, last.commit(), session.commit());
        List<String> changes = new ArrayList<>();
        range.commits().stream().limit(MOST_COMMITS).map(Markdown::plain).forEach(changes::add);
        if (range.commits().size() > MOST_COMMITS) {
            changes.add("and " + (range.commits().size() - MOST_COMMITS) + " more");
        }
        range.gap().ifPresent(gap -> changes.add("not known: " + gap));
        if (session.dirty()) {
            changes.add("changes that are not committed");
        }
        if (changes.isEmpty()) {
            changes.add(
                    last.commit().equals(session.commit())
                            ? "without the uncommitted changes of the last test"
                            : "none: the last test had every commit of this one");
        }
        return changes;
    }
}
