package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.latency.SampleMoments;
import java.util.Objects;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.threads.JMeterContextService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thread that sends, as the engine tells of it: monitors at once, listeners later or with the transaction. */
class UntoldRequestsTest {

    private final UntoldRequests untold = new UntoldRequests();
    private final SampleMoments moments = new SampleMoments();
    private final SampleResult first = new SampleResult();
    private final SampleResult second = new SampleResult();

    @AfterEach
    void forgetTheThread() {
        JMeterContextService.getContext().setPreviousResult(null);
    }

    private void send(SampleResult result, long sentNanos) {
        untold.sending(moments);
        moments.sent(sentNanos);
        moments.ended(sentNanos + 5);
        JMeterContextService.getContext().setPreviousResult(result);
    }

    private void endTransaction() {
        untold.transactionEnds(moments);
        untold.told();
    }

    private SampleMoments of(SampleResult part) {
        return Objects.requireNonNull(untold.of(part));
    }

    @Test
    void theRequestsOfATransactionKeepTheirMomentsUntilItIsTold() {
        send(first, 100);
        send(second, 200);
        endTransaction();

        assertThat(of(first).sentNanos()).isEqualTo(100);
        assertThat(of(first).endedNanos()).isEqualTo(105);
        assertThat(of(second).sentNanos()).isEqualTo(200);
    }

    @Test
    void aPlanForTheNextRequestIsNotThatOfTheOneBefore() {
        moments.planned(90, "steady");
        send(first, 100);
        moments.planned(190, "spike");
        send(second, 200);
        endTransaction();

        assertThat(of(first).plannedNanos()).isEqualTo(90);
        assertThat(of(first).phase()).isEqualTo("steady");
        assertThat(of(second).plannedNanos()).isEqualTo(190);
        assertThat(of(second).phase()).isEqualTo("spike");
    }

    @Test
    void whatWasToldIsForgottenWhenTheThreadSendsAgain() {
        send(first, 100);
        endTransaction();
        send(second, 200);
        untold.told();

        assertThat(untold.of(first)).isNull();
        assertThat(untold.of(second)).isNull();
    }

    @Test
    void aSecondListenerSeesTheSameMoments() {
        send(first, 100);
        endTransaction();
        moments.reconstructed(999, 1);
        endTransaction();

        assertThat(of(first).sentNanos()).isEqualTo(100);
    }

    /** As the engine does it with a result that is to be ignored. */
    @Test
    void aRequestWithoutAResultLeavesTheOneBeforeAlone() {
        send(first, 100);
        send(first, 200);
        send(second, 300);
        endTransaction();

        assertThat(of(first).sentNanos()).isEqualTo(100);
        assertThat(of(second).sentNanos()).isEqualTo(300);
    }
}
