package io.writeproof.browser;

import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every kind of page that is made of stored runs: of which ones, by which command, and what it must show. */
enum PageKind {
    LOAD_RUN(10) {
        @Override
        List<String> sections() {
            return LoadNumbers.SECTIONS;
        }

        @Override
        List<StoredRun> runs(RepositoryRuns repository) throws IOException {
            return List.of(repository.load(RepositoryRuns.COMPLETE));
        }

        @Override
        void assertNumbers(Visit visit, List<StoredRun> runs) throws IOException {
            new LoadNumbers(runs.get(0).document()).assertShownBy(visit);
        }
    },

    JMH_RUN(2) {
        @Override
        List<String> sections() {
            return List.of("verdict", "jmh", "jmh-metrics", "validity", "environment");
        }

        @Override
        List<StoredRun> runs(RepositoryRuns repository) {
            return List.of(repository.jmh(RepositoryRuns.JMH.get(0), 1));
        }

        @Override
        void assertNumbers(Visit visit, List<StoredRun> runs) throws IOException {
            JmhNumbers.assertShown(visit, runs.get(0));
        }
    },

    JMH_COMPARISON(4) {
        @Override
        List<String> sections() {
            return List.of("verdict", "comparison");
        }

        @Override
        List<StoredRun> runs(RepositoryRuns repository) {
            return List.of(repository.jmh(RepositoryRuns.JMH.get(0), 1), repository.jmh(RepositoryRuns.JMH.get(1), 2));
        }

        @Override
        void assertNumbers(Visit visit, List<StoredRun> runs) throws IOException {
            ComparedNumbers.of(visit).assertShown(visit, runs).assertMedians(runs);
        }
    },

    LOAD_COMPARISON(4) {
        @Override
        List<String> sections() {
            return List.of("verdict", "comparison");
        }

        @Override
        List<StoredRun> runs(RepositoryRuns repository) throws IOException {
            return pair(repository);
        }

        @Override
        void assertNumbers(Visit visit, List<StoredRun> runs) throws IOException {
            ComparedNumbers.of(visit).assertShown(visit, runs).assertPercentiles(runs);
        }
    },

    VARIANTS(3) {
        @Override
        List<String> sections() {
            return List.of("verdict", "variants", "frontier", "distribution", "environment");
        }

        @Override
        List<StoredRun> runs(RepositoryRuns repository) throws IOException {
            return List.of(
                    repository.load(RepositoryRuns.PAIR.get(0)), repository.load(RepositoryRuns.PAIR.get(1), "sync"));
        }

        @Override
        void assertNumbers(Visit visit, List<StoredRun> runs) {
            VariantNumbers.assertShown(visit, runs);
        }
    },

    TREND(5) {
        @Override
        List<String> sections() {
            return List.of("trend", "trend-2");
        }

        @Override
        List<StoredRun> runs(RepositoryRuns repository) throws IOException {
            List<StoredRun> runs = new ArrayList<>(pair(repository));
            for (int day = 0; day < TrendNumbers.FACTORS.size(); day++) {
                runs.add(repository.jmh(RepositoryRuns.JMH.get(0), day, TrendNumbers.FACTORS.get(day)));
            }
            return runs;
        }

        /** The command has no file: it prints the page. */
        @Override
        void write(Path page, RepositoryRuns repository, List<StoredRun> runs) throws IOException {
            Files.writeString(
                    page, ResultsCommand.run("trend", "--format", "html", "--results-dir", repository.store()));
        }

        @Override
        void assertNumbers(Visit visit, List<StoredRun> runs) {
            TrendNumbers.assertShown(visit, runs);
        }
    },

    DURABILITY(0) {
        @Override
        List<String> sections() {
            return List.of(
                    "verdict", "durability-matrix", "durability", "durability-caveats", "validity", "environment");
        }

        @Override
        List<StoredRun> runs(RepositoryRuns repository) throws IOException {
            return List.of(repository.durability());
        }

        @Override
        void assertNumbers(Visit visit, List<StoredRun> runs) throws IOException {
            DurabilityNumbers.assertShown(visit, runs.get(0));
        }
    };

    private final int pictures;

    PageKind(int pictures) {
        this.pictures = pictures;
    }

    /** So many pictures it has at least. */
    int pictures() {
        return pictures;
    }

    /** The ids of all its sections, in their order. */
    abstract List<String> sections();

    /** What it is made of. */
    abstract List<StoredRun> runs(RepositoryRuns repository) throws IOException;

    /** Makes it. */
    void write(Path page, RepositoryRuns repository, List<StoredRun> runs) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("report"));
        runs.forEach(run -> arguments.add(run.directory()));
        arguments.addAll(List.of("--out", page, "--results-dir", repository.store()));
        ResultsCommand.run(arguments.toArray());
    }

    /** Fails unless the page has the numbers of these runs. */
    abstract void assertNumbers(Visit visit, List<StoredRun> runs) throws IOException;

    private static List<StoredRun> pair(RepositoryRuns repository) throws IOException {
        return List.of(repository.load(RepositoryRuns.PAIR.get(0)), repository.load(RepositoryRuns.PAIR.get(1)));
    }
}
