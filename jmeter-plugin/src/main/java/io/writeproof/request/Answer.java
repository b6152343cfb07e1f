package io.writeproof.request;

import java.util.List;
import org.apache.http.Header;
import org.apache.http.StatusLine;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param status the status line of the final answer
 * @param headers in their order
 * @param body without content coding; empty when there is none
 * @param sentBytes of the request, head and body
 * @param receivedBytes as they came over the wire, answers that were not final among them; without TLS's own
 */
public record Answer(StatusLine status, List<Header> headers, Body body, long sentBytes, long receivedBytes) {

    /** The bytes of a body. A record of an array would have to copy it: nobody may change it. */
    public static final class Body {

        static final Body NONE = new Body(new byte[0]);

        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves, not a copy. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** The value of the last header of this name. */
    public @Nullable String last(String name) {
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (headers.get(i).getName().equalsIgnoreCase(name)) {
                return headers.get(i).getValue();
            }
        }
        return null;
    }
}
