package io.writeproof.jmeter;

import io.writeproof.jmeter.RequestComposer.Composed;
import io.writeproof.request.Answer;
import java.util.Arrays;
import org.apache.http.FormattedHeader;
import org.apache.http.Header;
import org.apache.http.util.CharArrayBuffer;
import org.apache.jmeter.protocol.http.sampler.HTTPSampleResult;
import org.apache.jmeter.protocol.http.util.HTTPConstants;
import org.apache.jmeter.util.JMeterUtils;

/** Writes a request and its answer into the result of a sample, as JMeter's HTTP Request does it. Stateless. */
final class AnsweredSample {

    private static final int MOST_STORED = JMeterUtils.getPropDefault("httpsampler.max_bytes_to_store_per_request", 0);

    private AnsweredSample() {}

    static void describe(Composed composed, HTTPSampleResult result) {
        result.setHTTPMethod(composed.method());
        result.setURL(composed.target().url());
        result.setQueryString(composed.query());
        result.setRequestHeaders(composed.headers().text());
        result.setCookies(composed.headers().cookies());
    }

    static void fill(HTTPSampleResult result, Answer answer) {
        String contentType = answer.last(HTTPConstants.HEADER_CONTENT_TYPE);
        if (contentType != null) {
            result.setContentType(contentType);
            result.setEncodingAndType(contentType);
        }
        byte[] body = answer.body().bytes();
        boolean stored = MOST_STORED <= 0 || body.length <= MOST_STORED;
        result.setResponseData(stored ? body : Arrays.copyOf(body, MOST_STORED));
        result.setResponseCode(Integer.toString(answer.status().getStatusCode()));
        result.setResponseMessage(answer.status().getReasonPhrase());
        if (result.isRedirect()) {
            result.setRedirectLocation(answer.last(HTTPConstants.HEADER_LOCATION));
        }
        String headers = headers(answer);
        result.setResponseHeaders(headers);
        // The text has a line feed where CR LF came over the wire, and no empty line after it.
        int headerBytes = headers.length() + answer.headers().size() + 1 + 2;
        result.setHeadersSize(headerBytes);
        result.setBodySize(answer.receivedBytes() - headerBytes);
        result.setSentBytes(answer.sentBytes());
    }

    private static String headers(Answer answer) {
        StringBuilder text = new StringBuilder(40 * (answer.headers().size() + 1));
        text.append(answer.status()).append('\n');
        for (Header header : answer.headers()) {
            if (header instanceof FormattedHeader formatted) {
                CharArrayBuffer line = formatted.getBuffer();
                text.append(line.buffer(), 0, line.length());
            } else {
                text.append(header);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
