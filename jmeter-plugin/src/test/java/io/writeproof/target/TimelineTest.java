package io.writeproof.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.target.Timeline.Bin;
import io.writeproof.target.Timeline.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However long a run lasts, a timeline stays small and loses neither its ends nor a peak. */
class TimelineTest {

    private static final int POINTS = 1_000_000;

    @Test
    void aMillionPointsFitIntoFewBinsThatKeepSumsAndExtremes() {
        Timeline timeline = new Timeline();
        for (int i = 0; i < POINTS; i++) {
            timeline.add(new Point(i, i == 123_457 ? 1e9 : i % 7, 0));
        }
        List<Bin> bins = timeline.within(new Span(0, POINTS));

        assertThat(bins).hasSizeBetween(Timeline.MOST_BINS / 2, Timeline.MOST_BINS);
        assertThat(bins.stream().mapToInt(Bin::points).sum()).isEqualTo(POINTS);
        assertThat(bins.stream().mapToDouble(Bin::max).max()).hasValue(1e9);
        assertThat(timeline.before(new Span(0, POINTS)).nanos()).isZero();
        assertThat(timeline.after(new Span(0, POINTS)).nanos()).isEqualTo(POINTS - 1);
        assertThat(bins.subList(0, bins.size() - 1))
                .allSatisfy(
                        bin -> assertThat(bin.points()).isEqualTo(bins.get(0).points()));
    }

    @Test
    void uptoItsSizeEveryPointStaysByItself() {
        Timeline timeline = new Timeline();
        for (int i = 0; i < Timeline.MOST_BINS; i++) {
            timeline.add(new Point(i, i, 0));
        }

        assertThat(timeline.before(new Span(1234, 2000)).value()).isEqualTo(1234);
        assertThat(timeline.after(new Span(1234, 2000)).value()).isEqualTo(2000);
        assertThat(timeline.within(new Span(1234, 2000))).hasSize(767);
    }
}
