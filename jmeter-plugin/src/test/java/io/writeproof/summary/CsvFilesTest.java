package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.latency.Recorded;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.summary.HistoryCsv.Surroundings;
import io.writeproof.summary.SampleLog.Answer;
import io.writeproof.summary.SampleLog.Success;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFilesTest {

    private static final Instant END = Instant.parse("2026-01-02T03:04:05Z");
    private static final String PERCENTILES = "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SampleRecorder recorder = new SampleRecorder();
    private final SampleMoments moments = new SampleMoments();

    @Test
    void theTotalsHaveTheColumnsOfLocustInItsOrder() throws IOException {
        for (int i = 1; i <= 100; i++) {
            succeed("GET \"a\", b", 64_000L * i);
        }
        fail("POST", 2_000_000);

        StatsCsv.write(new Recorded<>(recorder.byLabel(phase -> true), Map.of()), 10, out);

        assertThat(lines())
                .containsExactly(
                        "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
                                + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
                                + PERCENTILES,
                        ",\"GET \"\"a\"\", b\",100,0,3.201023,3.232232,0.064000,6.402047,,10.000,0.000,"
                                + "3.201023,4.227071,4.800511,5.124095,5.763071,6.082559,6.275071,6.336511,6.402047,6.402047,6.402047",
                        ",POST,1,1,2.000895,2.000384,1.999872,2.000895,,0.100,0.100,"
                                + String.join(",", Collections.nCopies(11, "2.000895")),
                        ",Aggregated,101,1,3.201023,3.220036,0.064000,6.402047,,10.100,0.100,"
                                + "3.201023,4.227071,4.800511,5.124095,5.763071,6.082559,6.275071,6.336511,6.402047,6.402047,6.402047");
    }

    @Test
    void whatWasSentWithinATransactionHasARowAndIsNotAddedUp() throws IOException {
        succeed("order", 2_000_000);
        Map<String, SampleStatistics> order = recorder.byLabel(phase -> true);

        StatsCsv.write(new Recorded<>(order, Map.of("part", Objects.requireNonNull(order.get("order")))), 10, out);

        assertThat(lines().stream().skip(1).map(line -> line.split(",", 4)[1] + " " + line.split(",", 4)[2]))
                .containsExactly("order 1", "part 1", "Aggregated 1");
    }

    @Test
    void theHistoryHasARowForEachLabelOfTheSecondAndOneForAllEvenWhenNothingEnded() throws IOException {
        HistoryCsv history = new HistoryCsv(out);
        succeed("POST", 2_000_000);
        succeed("POST", 2_000_000);
        history.write(recorder.interval(0, seconds(2)), new Surroundings(END, 8, "steady"));
        history.write(recorder.interval(seconds(2), seconds(3)), new Surroundings(END.plusSeconds(1), 8, ""));
        fail("GET", 4_000_000);
        history.write(recorder.interval(seconds(3), seconds(4)), new Surroundings(END.plusSeconds(2), 0, "spike"));

        // Percentiles are the ends of their buckets.
        String two = String.join(",", Collections.nCopies(11, "2.000895"));
        String four = two.replace("2.000895", "4.001791");
        String none = "N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A";
        assertThat(lines())
                .containsExactly(
                        "Timestamp,User Count,Type,Name,Requests/s,Failures/s," + PERCENTILES
                                + ",Total Request Count,Total Failure Count,Total Median Response Time,"
                                + "Total Average Response Time,Total Min Response Time,Total Max Response Time,"
                                + "Total Average Content Size,Phase",
                        "1767323045,8,,POST,1.000,0.000," + two + ",2,0,2.000895,2.000384,1.999872,2.000895,,steady",
                        "1767323045,8,,Aggregated,1.000,0.000," + two
                                + ",2,0,2.000895,2.000384,1.999872,2.000895,,steady",
                        "1767323046,8,,Aggregated,0.000,0.000," + none + ",2,0,2.000895,2.000384,1.999872,2.000895,,",
                        "1767323047,0,,GET,1.000,1.000," + four + ",1,1,4.001791,4.000768,3.999744,4.001791,,spike",
                        "1767323047,0,,Aggregated,1.000,1.000," + four
                                + ",3,1,2.000895,2.667179,1.999872,4.001791,,spike");
    }

    @Test
    void failuresAreCountedByLabelAndKind() throws IOException {
        StatsCsv.writeFailures(
                new TreeMap<>(Map.of("POST", new TreeMap<>(Map.of("503", 2L, "599 SocketException", 1L)))), out);

        assertThat(lines())
                .containsExactly("Method,Name,Error,Occurrences", ",POST,503,2", ",POST,599 SocketException,1");
    }

    @Test
    void eachSampleIsALineWithItsMomentsSinceTheStart() throws Exception {
        SampleLog log = twoSamples(SampleFormat.CSV);

        assertThat(lines())
                .containsExactly(
                        "planned_ns,sent_ns,ended_ns,label,phase,ok,code",
                        "100,150,900,\"POST /a,b\",steady,true,200",
                        "1000,1000,1500,GET,steady,false,");
        assertThat(log.leftOut()).isZero();
    }

    @Test
    void eachSampleIsALineOfJsonWithTheSameFields() throws Exception {
        twoSamples(SampleFormat.JSON_LINES);

        assertThat(lines())
                .containsExactly(
                        "{\"planned_ns\":100,\"sent_ns\":150,\"ended_ns\":900,\"label\":\"POST /a,b\",\"phase\":\"steady\",\"ok\":true,\"code\":\"200\"}",
                        "{\"planned_ns\":1000,\"sent_ns\":1000,\"ended_ns\":1500,\"label\":\"GET\",\"phase\":\"steady\",\"ok\":false,\"code\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "s.csv,CSV",
        "samples,CSV",
        "json,CSV",
        "a/s.jsonl,JSON_LINES",
        "s.NDJSON,JSON_LINES",
        "s.json,JSON_LINES"
    })
    void theEndOfTheNameSaysInWhichFormatSamplesAreWritten(Path file, SampleFormat format) {
        assertThat(SampleFormat.of(file)).isEqualTo(format);
    }

    private SampleLog twoSamples(SampleFormat format) throws Exception {
        SampleLog log = SampleLog.start(format, out, 1000);
        moments.planned(1100, "steady");
        moments.sent(1150);
        moments.ended(1900);
        log.add(moments, new Answer("POST /a,b", Success.OK, "200"));
        moments.sent(2000);
        moments.ended(2500);
        log.add(moments, new Answer("GET", Success.FAILED, ""));
        log.finish();
        return log;
    }

    @Test
    void aSampleThatFindsTheQueueFullIsCountedAndNotWaitedFor() throws Exception {
        SampleLog neverWritten = new SampleLog(SampleFormat.CSV, out, 0, 3);
        for (int i = 0; i < 10; i++) {
            neverWritten.add(moments, new Answer("POST", Success.OK, "200"));
        }

        neverWritten.finish();

        assertThat(neverWritten.leftOut()).isEqualTo(7);
        assertThat(lines()).hasSize(1 + 3);
    }

    @Test
    void aDiskThatFailsIsToldAtTheEnd() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        SampleLog log = SampleLog.start(
                SampleFormat.CSV,
                new OutputStream() {
                    private int lines;

                    @Override
                    public void write(int b) throws IOException {
                        if (b == '\n' && lines++ > 0) {
                            failed.countDown();
                            throw new IOException("no space left");
                        }
                    }
                },
                0);
        log.add(moments, new Answer("POST", Success.OK, "200"));
        failed.await();

        assertThatThrownBy(log::finish).hasMessage("no space left");
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void succeed(String label, long tookNanos) {
        moments.sent(0);
        moments.ended(tookNanos);
        recorder.succeeded(label, moments);
    }

    private void fail(String label, long tookNanos) {
        moments.sent(0);
        moments.ended(tookNanos);
        recorder.failed(label, moments);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
