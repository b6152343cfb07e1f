package io.writeproof.http;

/** A request that cannot be served as it is; the message is for the caller and names the field. */
final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private RequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    static RequestException badRequest(String message) {
        return new RequestException(400, message);
    }

    static RequestException unsupportedEncoding(String encoding) {
        return new RequestException(
                415, "content-encoding " + encoding + " is not supported; send the body plain, or as gzip or deflate");
    }

    int status() {
        return status;
    }

    /** It says what a caller did wrong, not where in this program: no stack trace is taken. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
