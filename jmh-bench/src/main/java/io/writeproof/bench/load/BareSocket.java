package io.writeproof.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The least that a generator with a thread for each connection can do: wait for the moment, write, read.
 *
 * <p>It shows what threads, sockets and waiting cost on a machine, whatever drives them. Three loads follow one another: a
 * closed loop to {@code /warm-up}, a closed loop to {@code /closed}, and a fixed rate to {@code /low}.
 */
final class BareSocket {

    private static final int ANSWER = 8_192;

    private final int port;
    private final String prefix;

    private BareSocket(int port, String prefix) {
        this.port = port;
        this.prefix = prefix;
    }

    /** Takes the server's port, the beginning of the paths, the seconds of the warm-up and those of each further load. */
    public static void main(String[] arguments) throws InterruptedException {
        BareSocket client = new BareSocket(Integer.parseInt(arguments[0]), arguments[1]);
        double seconds = Double.parseDouble(arguments[3]);
        client.load("/warm-up", Double.POSITIVE_INFINITY, Double.parseDouble(arguments[2]));
        client.load("/closed", Double.POSITIVE_INFINITY, seconds);
        client.load("/low", ScheduledPlan.LOW_RATE, seconds);
    }

    /** Sends at the rate for so long; an endless rate is a closed loop. */
    private void load(String path, double perSecond, double seconds) throws InterruptedException {
        byte[] request = request(prefix + path);
        AtomicLong next = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < LoadGroups.THREADS; i++) {
            Thread thread = new Thread(() -> send(
                    request,
                    () -> begin + Math.round(next.getAndIncrement() / perSecond * TimeUnit.SECONDS.toNanos(1)),
                    end));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(byte[] request, Moments moments, long end) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[ANSWER];
            for (long moment = moments.next(); moment - end < 0; moment = moments.next()) {
                long now = System.nanoTime();
                if (now - end >= 0) {
                    return;
                }
                for (; moment - now > 0; now = System.nanoTime()) {
                    LockSupport.parkNanos(moment - now);
                }
                out.write(request);
                if (in.read(answer) < 0) {
                    throw new EOFException("the server has closed the connection");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] request(String path) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + CannedServer.BODY_BYTES
                + "\r\nConnection: keep-alive\r\n\r\n";
        return (head + "x".repeat(CannedServer.BODY_BYTES)).getBytes(US_ASCII);
    }

    /** When each next request is to go out, on the clock of {@link System#nanoTime()}. */
    @FunctionalInterface
    private interface Moments {
        long next();
    }
}
