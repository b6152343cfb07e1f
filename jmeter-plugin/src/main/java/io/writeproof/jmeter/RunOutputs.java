package io.writeproof.jmeter;

import io.writeproof.jmeter.RunFile.Content;
import io.writeproof.latency.HistogramLog;
import io.writeproof.latency.Interval;
import io.writeproof.latency.PercentileSpectrum;
import io.writeproof.latency.Recorded;
import io.writeproof.summary.AtomicFile;
import io.writeproof.summary.HistoryCsv;
import io.writeproof.summary.HistoryCsv.Surroundings;
import io.writeproof.summary.SampleFormat;
import io.writeproof.summary.SampleLog;
import io.writeproof.summary.StatsCsv;
import io.writeproof.summary.WrittenFile;
import io.writeproof.summary.WrittenFile.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.threads.JMeterContextService;
import org.jspecify.annotations.Nullable;

/** The files of measurements that a run writes, second by second and at its end. Confined to one thread at a time. */
final class RunOutputs implements RunClock.Listener {

    private final OutputSettings settings;
    private final LoadRun run;
    private final RecordedSamples samples;
    private final RunTimeline timeline;
    private final List<RunFile> growing = new ArrayList<>();

    private RunOutputs(OutputSettings settings, LoadRun run, RecordedSamples samples, RunTimeline timeline) {
        this.settings = settings;
        this.run = run;
        this.samples = samples;
        this.timeline = timeline;
    }

    /**
     * Begins the files.
     *
     * @param samples which know where the phases lie, and each second before the files do
     * @param timeline which knows each second before the files do too, if they are to have one
     * @throws IOException when one of them cannot be written where it should be
     */
    static RunOutputs open(OutputSettings settings, LoadRun run, RecordedSamples samples, RunTimeline timeline)
            throws IOException {
        RunOutputs outputs = new RunOutputs(settings, run, samples, timeline);
        try {
            outputs.growAll();
            return outputs;
        } catch (IOException e) {
            outputs.discard();
            throw e;
        }
    }

    private void growAll() throws IOException {
        if (settings.csvPrefix() != null) {
            grow(Kind.HISTORY_CSV, suffixed(settings.csvPrefix(), "_stats_history.csv"), this::history);
            grow(Kind.TIMELINE, suffixed(settings.csvPrefix(), ".timeline.jsonl"), this::timeline);
        }
        if (settings.hlogFile() != null) {
            grow(Kind.HDR_LOG, settings.hlogFile(), this::histograms);
        }
        Path singles = settings.samplesFile();
        if (singles != null) {
            SampleFormat format = SampleFormat.of(singles);
            grow(format.kind(), singles, file -> singles(file, format));
        }
    }

    private void grow(Kind kind, Path path, RunFile.Opening opening) throws IOException {
        growing.add(RunFile.open(kind, path, opening));
    }

    @Override
    public void second(Interval second) {
        growing.forEach(file -> file.second(second));
    }

    /**
     * Completes all files.
     *
     * @param measured the samples of each label in the measured phases
     * @param seconds how long they were measured
     */
    List<WrittenFile> end(Recorded<String> measured, double seconds) {
        List<WrittenFile> written = new ArrayList<>();
        growing.forEach(file -> written.add(file.end()));
        Path prefix = settings.csvPrefix();
        if (prefix != null) {
            written.add(whole(
                    Kind.STATS_CSV, suffixed(prefix, "_stats.csv"), out -> StatsCsv.write(measured, seconds, out)));
            written.add(whole(
                    Kind.FAILURES_CSV,
                    suffixed(prefix, "_failures.csv"),
                    out -> StatsCsv.writeFailures(run.errorsByLabel(), out)));
        }
        Path spectrum = settings.spectrumFile();
        if (spectrum != null) {
            SpectrumNames names = new SpectrumNames(spectrum);
            measured.each().forEach((label, samples) -> {
                byte[] response = PercentileSpectrum.of(samples.responseTime());
                byte[] service = PercentileSpectrum.of(samples.serviceTime());
                Path base = names.of(label);
                written.add(whole(Kind.SPECTRUM, suffixed(base, ".response.hgrm"), out -> out.write(response)));
                written.add(whole(Kind.SPECTRUM, suffixed(base, ".service.hgrm"), out -> out.write(service)));
            });
        }
        return written;
    }

    /** Leaves no file, because there was no run. */
    void discard() {
        growing.forEach(RunFile::discard);
    }

    private static WrittenFile whole(Kind kind, Path path, Body body) {
        try {
            RunFile file = RunFile.open(kind, path, begun -> {
                body.write(begun.out());
                return second -> {};
            });
            return file.end();
        } catch (IOException e) {
            return new WrittenFile(kind, path.toString(), false, path + " could not be written: " + e);
        }
    }

    private Content history(AtomicFile file) throws IOException {
        HistoryCsv csv = new HistoryCsv(file.out());
        return second -> csv.write(
                second,
                new Surroundings(
                        run.at(second.toNanos()),
                        JMeterContextService.getNumberOfThreads(),
                        samples.places().at(second.toNanos())));
    }

    private Content timeline(AtomicFile file) throws IOException {
        file.out().write(timeline.header());
        return second -> {
            file.out().write(timeline.latest());
            file.out().flush();
        };
    }

    private Content histograms(AtomicFile file) {
        return new HistogramLog(file.out(), run.startedAt(), run.startNanos())::write;
    }

    private Content singles(AtomicFile file, SampleFormat format) throws IOException {
        SampleLog log = SampleLog.start(format, file.out(), run.startNanos());
        run.logTo(log);
        return new Content() {
            @Override
            public void second(Interval second) {
                // Samples come one by one.
            }

            @Override
            public @Nullable String end() throws IOException {
                finish(log);
                return log.leftOut() == 0
                        ? null
                        : log.leftOut() + " samples are not in " + settings.samplesFile()
                                + ": the disk was slower than the load";
            }
        };
    }

    private static void finish(SampleLog log) throws IOException {
        try {
            log.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the last samples were written", e);
        }
    }

    private static Path suffixed(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /** Writes a whole file. */
    private interface Body {
        void write(OutputStream out) throws IOException;
    }
}
