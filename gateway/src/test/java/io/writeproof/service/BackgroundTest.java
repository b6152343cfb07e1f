package io.writeproof.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.service.ServiceException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final Background background = BusyBackground.until(gate);

    @AfterEach
    void close() {
        gate.countDown();
        background.close();
    }

    @Test
    void whatFindsNoRoomIsRefused() {
        CompletableFuture<String> refused = background.run(() -> "done");
        assertThatThrownBy(refused::join)
                .cause()
                .hasMessage("too many requests wait for a busy; send the request again later")
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void whatMayWaitForRoomIsDoneWhenThereIsSome() {
        CompletableFuture<String> patient = background.runWhenThereIsRoom(() -> "done");
        assertThat(patient).isNotDone();
        gate.countDown();
        assertThat(patient.join()).isEqualTo("done");
    }

    @Test
    void nobodyWaitsForRoomThatThereWillNotBe() {
        background.close();
        assertThat(background.runWhenThereIsRoom(() -> "done")).isCompletedExceptionally();
    }
}
