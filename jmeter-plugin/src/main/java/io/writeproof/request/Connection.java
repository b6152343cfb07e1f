package io.writeproof.request;

import io.writeproof.request.Request.Afterwards;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpConnectionMetrics;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.HttpHostConnectException;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** A connection to one origin, for one exchange after another. Used by one thread, but for {@link #abort}. */
final class Connection {

    /** A server that has closed the connection did so mostly because of idleness; to ask costs up to a millisecond. */
    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Origin origin;
    private final Wire wire = new Wire();
    private final HttpContext context = new BasicHttpContext();

    /** Without TLS: to close it is what ends a wait on another thread. */
    private volatile @Nullable Socket socket;

    private volatile boolean aborted;
    private Condition condition = Condition.BROKEN;
    private long lastUsedNanos;

    private enum Condition {
        /** Not open yet, or in the middle of an exchange, or given up there. */
        BROKEN,
        /** The last answer was complete, and says that it was the last. */
        SPENT,
        REUSABLE
    }

    Connection(Origin origin) {
        this.origin = origin;
    }

    /**
     * Connects to the first address of the host that takes the connection.
     *
     * @throws IOException when none does: of the types that JMeter's HTTP Request reports, from which the outcome of a write
     *     is concluded
     */
    void open(Timeouts timeouts, Supplier<SSLSocketFactory> tls) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(origin.host());
        for (int i = 0; !wire.isOpen(); i++) {
            try {
                connect(addresses[i], timeouts, tls);
            } catch (ConnectException | NoRouteToHostException | SocketTimeoutException e) {
                close();
                if (aborted || i == addresses.length - 1) {
                    throw asJMeterReports(e, addresses);
                }
            }
        }
    }

    private IOException asJMeterReports(IOException failure, InetAddress... tried) {
        HttpHost host =
                new HttpHost(origin.host(), origin.port(), origin.scheme().text());
        if (failure instanceof SocketTimeoutException) {
            return new ConnectTimeoutException(failure, host, tried);
        }
        return failure instanceof ConnectException ? new HttpHostConnectException(failure, host, tried) : failure;
    }

    private void connect(InetAddress address, Timeouts timeouts, Supplier<SSLSocketFactory> tls) throws IOException {
        Socket plain = new Socket();
        socket = plain;
        if (aborted) {
            throw new SocketException("Socket closed");
        }
        plain.setTcpNoDelay(true);
        plain.connect(new InetSocketAddress(address, origin.port()), timeouts.connectMillis());
        wire.bind(
                switch (origin.scheme()) {
                    case HTTP -> plain;
                    case HTTPS -> secured(plain, timeouts, tls.get());
                });
    }

    private Socket secured(Socket plain, Timeouts timeouts, SSLSocketFactory factory) throws IOException {
        plain.setSoTimeout(timeouts.connectMillis());
        SSLSocket secure = (SSLSocket) factory.createSocket(plain, origin.host(), origin.port(), true);
        secure.startHandshake();
        return secure;
    }

    /** Sends the request once and takes its answer. After an exception the connection is of no use any more. */
    Answer exchange(Request request, Timeouts timeouts, Milestones milestones) throws IOException, HttpException {
        condition = Condition.BROKEN;
        wire.setSocketTimeout(timeouts.responseMillis());
        HttpConnectionMetrics metrics = wire.getMetrics();
        metrics.reset();
        send(request);
        HttpResponse response = finalAnswer();
        milestones.answered();
        Answer.Body body = mayHaveBody(request, response) ? body(response) : Answer.Body.NONE;
        condition = mayStayOpen(request, response) ? Condition.REUSABLE : Condition.SPENT;
        lastUsedNanos = System.nanoTime();
        return new Answer(
                response.getStatusLine(),
                List.of(response.getAllHeaders()),
                body,
                metrics.getSentBytesCount(),
                metrics.getReceivedBytesCount());
    }

    private void send(Request request) throws IOException, HttpException {
        wire.sendRequestHeader(request.message());
        if (request.message() instanceof HttpEntityEnclosingRequest withBody) {
            wire.sendRequestEntity(withBody);
        }
        wire.flush();
    }

    /** Answers of 1xx announce another one (RFC 9110, 15.2). */
    private HttpResponse finalAnswer() throws IOException, HttpException {
        HttpResponse response = wire.receiveResponseHeader();
        while (response.getStatusLine().getStatusCode() < HttpStatus.SC_OK) {
            response = wire.receiveResponseHeader();
        }
        return response;
    }

    private static boolean mayHaveBody(Request request, HttpResponse response) {
        return switch (response.getStatusLine().getStatusCode()) {
            case HttpStatus.SC_NO_CONTENT, HttpStatus.SC_RESET_CONTENT, HttpStatus.SC_NOT_MODIFIED -> false;
            default -> !request.isFor("HEAD");
        };
    }

    private Answer.Body body(HttpResponse response) throws IOException, HttpException {
        wire.receiveResponseEntity(response);
        HttpEntity entity = response.getEntity();
        InputStream content = entity.getContent();
        long length = entity.getContentLength();
        if (length > Integer.MAX_VALUE) {
            throw new IOException("expected a body of at most " + Integer.MAX_VALUE + " bytes, found " + length);
        }
        byte[] bytes = length < 0 ? content.readAllBytes() : content.readNBytes((int) length);
        String coding = entity.getContentEncoding() == null
                ? null
                : entity.getContentEncoding().getValue();
        return new Answer.Body(ContentCoding.decode(bytes, coding));
    }

    private boolean mayStayOpen(Request request, HttpResponse response) {
        context.setAttribute(HttpCoreContext.HTTP_REQUEST, request.message());
        return request.afterwards() == Afterwards.KEEP
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(response, context)
                && !wire.hasUnreadInput();
    }

    /** Whether the last answer leaves the connection open and empty. */
    boolean isReusable() {
        return condition == Condition.REUSABLE && !aborted;
    }

    /** Whether a kept connection is still open and nothing came that nobody asked for. */
    boolean isReady() {
        return System.nanoTime() - lastUsedNanos < TRUSTED_NANOS || !(wire.isStale() || wire.hasUnreadInput());
    }

    /** Makes whatever waits for this connection fail; to be called from any thread. */
    void abort() {
        aborted = true;
        close(socket);
    }

    /** In the middle of an exchange with a reset, so that nothing of an unfinished request is sent any more. */
    void close() {
        try {
            if (condition == Condition.BROKEN) {
                wire.shutdown();
            } else {
                wire.close();
            }
        } catch (IOException e) {
            // It is given up in any case.
        }
        close(socket);
    }

    private static void close(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is given up in any case.
            }
        }
    }
}
