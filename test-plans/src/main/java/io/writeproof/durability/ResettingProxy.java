package io.writeproof.durability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands bytes through between its callers and a server, and can reset all connections at once.
 *
 * <p>Thread-safe; two daemon threads for each connection.
 */
final class ResettingProxy implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private ResettingProxy(InetSocketAddress server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    /**
     * Opens a port of the loopback address.
     *
     * @throws UncheckedIOException if none is free
     */
    static ResettingProxy to(InetSocketAddress server) {
        try {
            ResettingProxy proxy =
                    new ResettingProxy(server, new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            daemon("proxy", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a port for the proxy", e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            acceptOne();
        }
    }

    private void acceptOne() {
        try {
            connect(door.accept());
        } catch (IOException e) {
            // The door was closed, or a caller went away while it was let in; others may come.
            return;
        }
    }

    private void connect(Socket caller) throws IOException {
        Socket upstream = new Socket();
        Connection connection = new Connection(caller, upstream);
        try {
            upstream.connect(server);
            caller.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
        } catch (IOException e) {
            connection.reset();
            throw e;
        }
        connections.add(connection);
        daemon("proxy to server", () -> pump(connection, caller, upstream));
        daemon("proxy to caller", () -> pump(connection, upstream, caller));
    }

    private void pump(Connection connection, Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // Whoever ended the connection, its other side must see an end too.
            connection.reset();
        } finally {
            connections.remove(connection);
        }
    }

    /**
     * Resets every connection, towards both sides; new ones are taken at once.
     *
     * @return when it began, by {@link System#nanoTime()}
     */
    long reset() {
        long struck = System.nanoTime();
        connections.forEach(Connection::reset);
        connections.clear();
        return struck;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the proxy", e);
        }
        long unused = reset();
    }

    private record Connection(Socket caller, Socket upstream) {

        void reset() {
            reset(caller);
            reset(upstream);
        }

        private static void reset(Socket socket) {
            try (socket) {
                // Closed with a linger of zero, a socket says reset instead of goodbye.
                socket.setSoLinger(true, 0);
            } catch (SocketException e) {
                // It is closed already, which is all that was wanted.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot close a connection of the proxy", e);
            }
        }
    }
}
