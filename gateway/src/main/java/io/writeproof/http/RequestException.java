package io.writeproof.http;

/** A request that cannot be served as it is; the message is for the caller and names the field. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private RequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** With a status of 400 to 499. */
    public static RequestException of(int status, String message) {
        return new RequestException(status, message);
    }

    /** With status 400. */
    public static RequestException badRequest(String message) {
        return new RequestException(400, message);
    }

    /** With status 415. */
    public static RequestException unsupportedEncoding(String encoding) {
        return new RequestException(
                415, "content-encoding " + encoding + " is not supported; send the body plain, or as gzip or deflate");
    }

    /** The status to answer with. */
    public int status() {
        return status;
    }

    /** It says what a caller did wrong, not where in this program: no stack trace is taken. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
