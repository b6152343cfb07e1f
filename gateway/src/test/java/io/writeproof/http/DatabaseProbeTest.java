package io.writeproof.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.writeproof.postgres.Durability;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseProbeTest {

    private static final Durability SETTINGS = new Durability("18.6", Map.of("fsync", "on"));

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private DatabaseProbe probe(Callable<Durability> database) {
        Callable<Durability> counted = () -> {
            looks.incrementAndGet();
            return database.call();
        };
        return new DatabaseProbe(vertx, counted, nanos::get);
    }

    private static boolean isReachable(DatabaseProbe probe) {
        return probe.isReachable().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAnswerIsGoodForASecond() {
        DatabaseProbe probe = probe(() -> SETTINGS);
        assertThat(isReachable(probe)).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(isReachable(probe)).isTrue();
        assertThat(looks).hasValue(1);
        nanos.incrementAndGet();
        assertThat(isReachable(probe)).isTrue();
        assertThat(looks).hasValue(2);
    }

    @Test
    void aFailureIsNotKeptSoThatTheEndOfAnOutageIsToldAtOnce() {
        DatabaseProbe probe = probe(() -> {
            if (looks.get() == 1) {
                throw new IOException("gone");
            }
            return SETTINGS;
        });
        assertThat(isReachable(probe)).isFalse();
        assertThat(isReachable(probe)).isTrue();
    }

    @Test
    void whoeverAsksWhileThereIsNoAnswerWaitsForTheSameOne() {
        CountDownLatch answer = new CountDownLatch(1);
        DatabaseProbe probe = probe(() -> {
            answer.await();
            return SETTINGS;
        });
        Future<Durability> first = probe.ask();
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(probe.ask()).isSameAs(first);
        answer.countDown();
        assertThat(first.toCompletionStage().toCompletableFuture().join()).isEqualTo(SETTINGS);
        assertThat(looks).hasValue(1);
    }
}
