package io.writeproof.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleCurveTest {

    @Test
    void rowsThatComeAreStepsAndTheMomentOfRestIsNamed() {
        assertThat(html("200", "1300", "[12,50,150],[250,199,1],[1300,200,0],[1550,200,0]"))
                .contains("settled after 1.3 s")
                .contains("\"x\":[0.012,0.25,0.25,1.3,1.3,1.55,1.55],\"y\":[25,25,99.5,99.5,100,100,100]")
                .contains("\"mark\":\"dots\",\"x\":[1.3],\"y\":[100]")
                .doesNotContain("missing at the last look");
    }

    @Test
    void theCurveSaysThatItIsAnUpperBoundByLooks() {
        assertThat(html("200", "1300", "[12,50,150],[1300,200,0]"))
                .contains("Time to visible, at most", "rows that a look saw")
                .contains("each time is an upper bound", "not from the row&#39;s own acknowledgement");
    }

    @Test
    void rowsThatNeverCameAreCounted() {
        assertThat(html("200", "null", "[0,198,2],[35000,198,2]"))
                .contains("2 of 200 were still missing at the last look, 35.0 s after the end of the traffic.")
                .doesNotContain("settled after");
    }

    @Test
    void whenAllWasThereAtOnceASentenceSaysSo() {
        assertThat(html("200", "12", "[12,200,0],[262,200,0]"))
                .isEqualTo("<p class=\"muted\">Every row was there at the first look, 12 ms after the end of the"
                        + " traffic.</p>");
    }

    @Test
    void almostAllIsNeverAll() {
        assertThat(html("1000000", "null", "[0,0,1000000],[250,999999,1]")).contains("\"y\":[0,0,99.99]");
    }

    @Test
    void aRunWithoutLooksOrAcknowledgedRequestsHasNoCurve() {
        assertThat(html("200", "12", "")).isEmpty();
        assertThat(html("0", "12", "[12,0,0]")).isEmpty();
        assertThat(VisibleCurve.of(SimulatedRun.json("{'acknowledged':5,'looks':'nonsense'}"))
                        .html())
                .isEmpty();
    }

    /** @param looks milliseconds, rows and missing of each */
    private static String html(String acknowledged, String settledMs, String looks) {
        String trees = looks.replaceAll("\\[(\\d+),(\\d+),(\\d+)]", "{'after_ms':$1,'rows':$2,'missing':$3}");
        return VisibleCurve.of(SimulatedRun.json("{'acknowledged':" + acknowledged + ",'settled_after_ms':" + settledMs
                        + ",'looks':[" + trees + "]}"))
                .html();
    }
}
