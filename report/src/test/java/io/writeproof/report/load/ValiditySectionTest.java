package io.writeproof.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the validity says of the clock; the section as a whole is in a golden file. */
final class ValiditySectionTest {

    @Test
    void aJumpOfTheClockIsAWarningWithItsSizeAndItsSecond() {
        assertThat(html("{'largest_difference_ms':3600000.2,'jump':{'after_s':41.0,'ms':-3600000.2}}"))
                .contains("fact warn", "<dt>Clock</dt>", "jumped")
                .contains("put back by 3,600,000 ms, seen 41 s after the start;"
                        + " largest difference between wall clock and monotonic clock 3,600,000 ms");
        assertThat(html("{'largest_difference_ms':150,'jump':{'after_s':2.5,'ms':150}}"))
                .contains("put forward by 150 ms, seen 2.50 s after the start");
    }

    @Test
    void aDriftThatAddsUpIsAWarning() {
        assertThat(html("{'largest_difference_ms':144.4,'jump':null}"))
                .contains("fact warn", "drifted", "monotonic clock 144 ms");
        assertThat(html("{'largest_difference_ms':100,'jump':null}")).contains("fact good", "steady");
    }

    @Test
    void aReportThatDoesNotTellHasNoEntry() {
        assertThat(html("null")).doesNotContain("Clock");
    }

    @Test
    void whatIsStillToComeIsNoFailureOfARunThatGoesOn() {
        String run = "{'target_qps':100,'never_sent':3608,'lag_ms':{'avg':0.1,'max':0.2},'provisional':%s}";

        assertThat(section(run.formatted(true)))
                .contains("Not sent yet", "3,608")
                .doesNotContain("Never sent");
        assertThat(section(run.formatted(false))).contains("Never sent", "fact bad");
    }

    private static String html(String clock) {
        return section("{'clock':" + clock + "}");
    }

    private static String section(String run) {
        LoadDocument document = new LoadDocument(SimulatedRun.json(run), List.of(), List.of());
        return ValiditySection.of(document).html().html();
    }
}
