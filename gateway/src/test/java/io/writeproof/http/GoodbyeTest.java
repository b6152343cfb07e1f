package io.writeproof.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class GoodbyeTest {

    private static final int CALLERS = 4;
    private static final long LATE_MILLIS = 300;

    private static final HttpSettings SETTINGS =
            new HttpSettings(new BindAddress("127.0.0.1", 0), 1_000, Duration.ofSeconds(5));

    @Test
    void everyCallerWhoIsSendingIsToldToLeaveBeforeTheDoorIsShut() throws Exception {
        CountDownLatch answered = new CountDownLatch(CALLERS);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<String>> last = new ArrayList<>();
        try (HttpDoor door = HttpDoor.open(SETTINGS, (vertx, settings) -> GoodbyeTest::answer, patient())) {
            for (int caller = 0; caller < CALLERS; caller++) {
                last.add(callers.submit(() -> callUntilToldToLeave(door, answered)));
            }
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            callers.shutdown();
        }

        assertThat(last)
                .allSatisfy(caller -> assertThat(caller.get(30, TimeUnit.SECONDS))
                        .as("header of the last answer")
                        .isEqualTo("close"));
    }

    @Test
    void theCallerOfARequestUnderWayIsToldWithItsAnswer() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Future<String> last;
        Routes late = (vertx, settings) -> request -> {
            arrived.countDown();
            vertx.setTimer(LATE_MILLIS, timer -> answer(request));
        };
        try (HttpDoor door = HttpDoor.open(SETTINGS, late, patient())) {
            last = caller.submit(() -> callUntilToldToLeave(door, answered));
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            caller.shutdown();
        }

        assertThat(last.get(30, TimeUnit.SECONDS)).isEqualTo("close");
    }

    /** Long enough for a test that has to wait for its processor. */
    private static Goodbye patient() {
        return new Goodbye(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    private static void answer(HttpServerRequest request) {
        request.response().end();
    }

    /** Sends on one connection; the last answer's header, or what happened instead of it. */
    private static String callUntilToldToLeave(HttpDoor door, CountDownLatch answered) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.address().port())) {
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String connection = "";
            while (connection.isEmpty()) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                connection = connectionHeader(answers);
                answered.countDown();
            }
            return connection;
        }
    }

    private static String connectionHeader(BufferedReader answers) throws IOException {
        String found = "";
        String line = answers.readLine();
        while (line != null && !line.isEmpty()) {
            if (line.startsWith("connection: ")) {
                found = line.substring("connection: ".length());
            }
            line = answers.readLine();
        }
        return line == null ? "closed without an answer" : found;
    }
}
