package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.jmeter.RunningTest.Screen;
import io.writeproof.summary.ConsoleBlock;
import io.writeproof.summary.JUnitXml;
import io.writeproof.summary.RunJson;
import io.writeproof.summary.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells the verdict of a run, everywhere it is to be told. */
final class RunConclusion {

    private final ThresholdsSettings settings;
    private final LoadRun run;
    private final LiveJudge judge;
    private final Screen screen;

    RunConclusion(ThresholdsSettings settings, LoadRun run, LiveJudge judge, Screen screen) {
        this.settings = settings;
        this.run = run;
        this.judge = judge;
        this.screen = screen;
    }

    /** Writes what is known of a run that still goes on, in case nothing comes after it. */
    void provisional() {
        RunReport report = assessment().soFar();
        write(settings.reportFile(), file -> RunJson.write(report, settings.reportFields(), file));
    }

    /** Completes the files of measurements, prints, writes and returns the report. */
    RunReport conclude(RunOutputs outputs) {
        RunReport report = assessment().report(outputs);
        String block = ConsoleBlock.of(report, screen.columns());
        screen.console().print(block);
        VerdictWindow.tell(report.judgement().verdict() + ": " + settings.runId(), block);
        write(settings.reportFile(), file -> RunJson.write(report, settings.reportFields(), file));
        write(settings.junitFile(), file -> JUnitXml.write(report, file));
        return report;
    }

    /** The report on a run that goes on, as its file would have it. */
    JsonNode soFar() {
        return LiveDocument.soFar(assessment().soFar(), settings.reportFields());
    }

    /** A report as its file has it. */
    JsonNode json(RunReport report) {
        return LiveDocument.complete(report, settings.reportFields());
    }

    private RunAssessment assessment() {
        return new RunAssessment(settings, run, new PlannedLoad(ArrivalsOfTest.all()), judge);
    }

    private static void write(@Nullable Path file, Writer writer) {
        if (file == null) {
            return;
        }
        try {
            writer.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written: " + e, e);
        }
    }

    /** Writes a file. */
    private interface Writer {
        void write(Path file) throws IOException;
    }
}
