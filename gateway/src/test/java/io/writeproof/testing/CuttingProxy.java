package io.writeproof.testing;

import io.writeproof.postgres.ConnectionSettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and PostgreSQL, and cuts the connection before it passes on a certain message.
 *
 * <p>It reads the messages of the frontend/backend protocol (PostgreSQL documentation, "Message Formats"): a type byte, a
 * length that includes itself, a body; the client's first message has no type.
 */
public final class CuttingProxy implements AutoCloseable {

    /** Whose message is not passed on. */
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    private static final int NEVER = Integer.MAX_VALUE;

    private final ConnectionSettings server;
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger(NEVER);
    private volatile Direction direction = Direction.TO_SERVER;

    public CuttingProxy(ConnectionSettings server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    /** Settings that lead through this proxy. */
    public ConnectionSettings settings() {
        return new ConnectionSettings(
                        "127.0.0.1",
                        listener.getLocalPort(),
                        server.database(),
                        server.user(),
                        server.password(),
                        server.parameters())
                .with("sslmode", "disable")
                .with("gssEncMode", "disable");
    }

    /** Cuts, once, before the message after {@code passed} further ones in this direction. */
    public void cutAfter(Direction where, int passed) {
        direction = where;
        left.set(passed);
    }

    /** Whether the cut that was asked for has happened. */
    public boolean hasCut() {
        return left.get() < 0;
    }

    /** No cut any more. */
    public void disarm() {
        left.set(NEVER);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket upstream = new Socket(server.host(), server.port());
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(upstream);
            DataInputStream fromClient = new DataInputStream(client.getInputStream());
            DataOutputStream toServer = new DataOutputStream(upstream.getOutputStream());
            inBackground(
                    () -> {
                        passBody(fromClient, toServer);
                        passMessages(fromClient, toServer, Direction.TO_SERVER);
                    },
                    client,
                    upstream);
            inBackground(
                    () -> passMessages(
                            new DataInputStream(upstream.getInputStream()),
                            new DataOutputStream(client.getOutputStream()),
                            Direction.TO_CLIENT),
                    client,
                    upstream);
        }
    }

    private void passMessages(DataInputStream in, DataOutputStream out, Direction way) throws IOException {
        while (true) {
            int type = in.readUnsignedByte();
            if (way == direction && left.get() != NEVER && left.getAndDecrement() == 0) {
                throw new EOFException("cut");
            }
            out.writeByte(type);
            passBody(in, out);
        }
    }

    private static void passBody(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - Integer.BYTES));
        out.flush();
    }

    /** Passing messages on until somebody hangs up. */
    private interface Passing {
        void run() throws IOException;
    }

    private static void inBackground(Passing passing, Socket... closedAfterwards) {
        Thread thread = new Thread(() -> {
            try {
                passing.run();
            } catch (IOException hungUp) {
                closeAll(List.of(closedAfterwards));
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeAll(List<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                throw new AssertionError(alreadyGone);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeAll(sockets);
    }
}
