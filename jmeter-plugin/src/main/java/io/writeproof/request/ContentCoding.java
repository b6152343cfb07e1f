package io.writeproof.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes what {@code Content-Encoding} says was done to a body (RFC 9110, 8.4.1). Stateless. */
final class ContentCoding {

    /** The low half of the first byte of zlib's format (RFC 1950, 2.2), and what its first two bytes are a multiple of. */
    private static final int ZLIB_METHOD = 8;

    private static final int ZLIB_CHECK = 31;

    private ContentCoding() {}

    /** The body as it was before; itself when the coding is none or not known. */
    static byte[] decode(byte[] body, @Nullable String coding) throws IOException {
        if (coding == null || body.length == 0) {
            return body;
        }
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> gunzip(body);
            case "deflate" -> inflate(body);
            default -> body;
        };
    }

    private static byte[] gunzip(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    /** Some servers leave zlib's header out, against the standard. */
    private static byte[] inflate(byte[] body) throws IOException {
        Inflater inflater = new Inflater(!hasZlibHeader(body));
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
            return in.readAllBytes();
        } finally {
            inflater.end();
        }
    }

    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2
                && (body[0] & 0x0f) == ZLIB_METHOD
                && (((body[0] & 0xff) << Byte.SIZE) | (body[1] & 0xff)) % ZLIB_CHECK == 0;
    }
}
