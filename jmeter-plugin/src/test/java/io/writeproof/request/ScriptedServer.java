package io.writeproof.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that gives answers byte for byte, one for each request in their order, whichever connection it comes on.
 *
 * <p>It serves one connection after another and notes the requests. When there are no answers left it keeps silent.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final ServerSocket door;
    private final List<Reply> replies;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private volatile Socket client = new Socket();

    /** What the server does after its answer. */
    public enum Then {
        WAIT,
        CLOSE
    }

    /** An answer, which may be none or junk; each character is a byte. */
    public record Reply(String latin1, Then then) {

        public static Reply of(String text) {
            return new Reply(text, Then.WAIT);
        }

        public static Reply last(String text) {
            return new Reply(text, Then.CLOSE);
        }
    }

    private ScriptedServer(ServerSocket door, List<Reply> replies) {
        this.door = door;
        this.replies = replies;
    }

    public static ScriptedServer with(Reply... replies) throws IOException {
        return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), replies);
    }

    /** On a door that is open, which may speak TLS. */
    public static ScriptedServer on(ServerSocket door, Reply... replies) {
        ScriptedServer server = new ScriptedServer(door, List.of(replies));
        Thread thread = new Thread(server::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Head and body of each request so far. */
    public List<String> requests() {
        return requests;
    }

    /** How many were opened. */
    public int connections() {
        return connections.get();
    }

    /** How many of them the client has closed. */
    public int connectionsClosedByClient() {
        return ends.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                client = socket;
                connections.incrementAndGet();
                talk(socket);
            } catch (IOException e) {
                // The client has gone, or the test is over: the test sees what it needs.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        while (true) {
            String request = request(in);
            if (request.isEmpty()) {
                ends.incrementAndGet();
                return;
            }
            requests.add(request);
            if (requests.size() <= replies.size()) {
                Reply reply = replies.get(requests.size() - 1);
                socket.getOutputStream().write(reply.latin1().getBytes(ISO_8859_1));
                if (reply.then() == Then.CLOSE) {
                    return;
                }
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head + new String(in.readNBytes(body), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        door.close();
        client.close();
    }
}
