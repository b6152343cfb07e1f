package io.writeproof.request;

import io.writeproof.request.Origin.Scheme;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpException;
import org.apache.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one thread: at most one to each origin, kept as long as both sides like.
 *
 * <p>Confined to its thread, but for {@link #abort}.
 */
public final class Connections {

    private final Supplier<SSLSocketFactory> tls;
    private final Map<Origin, Connection> kept = new HashMap<>();
    private volatile @Nullable Connection busy;

    /** @param tls lays TLS over a socket that is connected; asked at each connection to an origin of {@code https} */
    public Connections(Supplier<SSLSocketFactory> tls) {
        this.tls = tls;
    }

    /**
     * Sends the request once, over the kept connection or a new one, and takes its answer.
     *
     * @throws java.net.UnknownHostException or {@link org.apache.http.conn.HttpHostConnectException} or {@link
     *     org.apache.http.conn.ConnectTimeoutException} when nothing was sent because there was no connection
     * @throws IOException when the connection broke, timed out or was aborted: whether the service has taken the request is
     *     not known
     * @throws HttpException when the answer is not HTTP: nor is it known then
     */
    public Answer exchange(Origin origin, Request request, Timeouts timeouts, Milestones milestones)
            throws IOException, HttpException {
        Connection ready = ready(origin);
        Connection connection = ready == null ? new Connection(origin) : ready;
        busy = connection;
        try {
            if (ready == null) {
                open(connection, timeouts, milestones);
                kept.put(origin, connection);
            }
            return connection.exchange(request, timeouts, milestones);
        } catch (NoHttpResponseException e) {
            throw new NoHttpResponseException(origin.host() + ":" + origin.port() + " failed to respond");
        } finally {
            busy = null;
            if (!connection.isReusable()) {
                kept.remove(origin);
                connection.close();
            }
        }
    }

    private @Nullable Connection ready(Origin origin) {
        Connection connection = kept.get(origin);
        if (connection == null || connection.isReady()) {
            return connection;
        }
        connection.close();
        return null;
    }

    private void open(Connection connection, Timeouts timeouts, Milestones milestones) throws IOException {
        try {
            connection.open(timeouts, tls);
        } finally {
            milestones.connected();
        }
    }

    /** Whether TLS is spoken with anybody. */
    public boolean anySecure() {
        return kept.keySet().stream().anyMatch(origin -> origin.scheme() == Scheme.HTTPS);
    }

    /** Makes the exchange that is under way fail, if there is one; to be called from any thread. */
    public boolean abort() {
        Connection connection = busy;
        if (connection == null) {
            return false;
        }
        connection.abort();
        return true;
    }

    /** Closes every connection; the next exchange opens a new one. */
    public void close() {
        kept.values().forEach(Connection::close);
        kept.clear();
    }
}
