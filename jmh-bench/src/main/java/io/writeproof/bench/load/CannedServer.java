package io.writeproof.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An HTTP server of one thread that gives every POST the same answer of 278 bytes and counts which came when.
 *
 * <p>A POST has a body of exactly {@link #BODY_BYTES}; its path names the count it belongs to. A GET is answered with the
 * counts of all paths that begin with its own, see {@link Arrivals#parse}. It knows no more of HTTP than that: it costs a
 * generator's peer as little as can be. Listens on the loopback address only.
 */
final class CannedServer {

    /** What a POST must carry. */
    static final int BODY_BYTES = 711;

    /** What it prints before its port. */
    static final String READY = "listening on ";

    private static final int ANSWER_BYTES = 278;
    private static final int BACKLOG = 4_096;
    private static final int BUFFER = 8_192;

    /** What ends the head of a request: CR LF CR LF. */
    private static final int BLANK_LINE = 0x0d0a0d0a;

    private final Selector selector = Selector.open();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final ByteBuffer answer = answer();

    private CannedServer() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        new CannedServer().run();
    }

    private static ByteBuffer answer() {
        String json = "{\"id\":\"" + "0".repeat(ANSWER_BYTES - 9) + "\"}";
        byte[] bytes = response("application/json", json).getBytes(US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static String response(String type, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void run() throws IOException {
        try (ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            door.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            System.out.println(READY + door.socket().getLocalPort());
            while (door.isOpen()) {
                selector.select(this::serve);
            }
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel door) {
                accept(door.accept());
            } else if (key.attachment() instanceof ByteBuffer received) {
                read((SocketChannel) key.channel(), received);
            }
        } catch (IOException e) {
            // The client has gone: it is the client's measurement that shows it.
            close(key);
        }
    }

    private void accept(SocketChannel client) throws IOException {
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(BUFFER));
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void read(SocketChannel client, ByteBuffer received) throws IOException {
        if (client.read(received) < 0) {
            client.close();
            return;
        }
        received.flip();
        for (int end = end(received); end >= 0; end = end(received)) {
            answer(client, received);
            received.position(end);
        }
        received.compact();
    }

    /** Where the first request in the buffer ends; negative when it is not complete. */
    private static int end(ByteBuffer received) {
        for (int i = received.position() + 3; i < received.limit(); i++) {
            if (received.getInt(i - 3) == BLANK_LINE) {
                int end = i + 1 + (received.get(received.position()) == 'P' ? BODY_BYTES : 0);
                return end <= received.limit() ? end : -1;
            }
        }
        return -1;
    }

    private void answer(SocketChannel client, ByteBuffer received) throws IOException {
        int start = received.position();
        int from = blankAfter(received, start) + 1;
        byte[] name = new byte[blankAfter(received, from) - from];
        received.get(from, name);
        String path = new String(name, US_ASCII);
        if (received.get(start) == 'P') {
            counts.computeIfAbsent(path, Count::new).add(System.nanoTime());
            write(client, answer.rewind());
        } else {
            String text = counts.values().stream()
                    .filter(count -> count.path.startsWith(path))
                    .map(Count::line)
                    .collect(Collectors.joining());
            write(client, ByteBuffer.wrap(response("text/plain", text).getBytes(US_ASCII)));
        }
    }

    private static int blankAfter(ByteBuffer received, int from) {
        int at = from;
        while (received.get(at) != ' ') {
            at++;
        }
        return at;
    }

    private static void write(SocketChannel client, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    /** The arrivals of one path. */
    private static final class Count {

        private final String path;
        private final StringBuilder earlier = new StringBuilder();
        private long first = -1;
        private long last;
        private long bin;
        private int inBin;

        Count(String path) {
            this.path = path;
        }

        void add(long now) {
            if (first == -1) {
                first = now;
            }
            last = now;
            for (long current = (now - first) / Arrivals.BIN_NANOS; bin < current; bin++) {
                earlier.append(' ').append(inBin);
                inBin = 0;
            }
            inBin++;
        }

        String line() {
            return path + " " + first + " " + last + earlier + " " + inBin + "\n";
        }
    }
}
