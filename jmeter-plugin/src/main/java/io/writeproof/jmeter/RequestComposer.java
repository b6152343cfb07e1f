package io.writeproof.jmeter;

import io.writeproof.request.Request;
import io.writeproof.request.Request.Afterwards;
import io.writeproof.request.RequestHeaders;
import io.writeproof.request.Timeouts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.apache.http.ProtocolException;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.protocol.http.util.HTTPConstants;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of one sampler, and keeps of each what the next one has too.
 *
 * <p>Fields with functions are evaluated for each request; a URL or the headers are made anew only when one of them says
 * something else. Confined to a thread.
 */
final class RequestComposer {

    /** The methods that it can send. */
    static final Set<String> METHODS = Set.of(
            HTTPConstants.GET,
            HTTPConstants.POST,
            HTTPConstants.PUT,
            HTTPConstants.PATCH,
            HTTPConstants.DELETE,
            HTTPConstants.HEAD,
            HTTPConstants.OPTIONS);

    private final LatestTarget latestTarget = new LatestTarget();
    private @Nullable HeaderFields fields;
    private @Nullable RequestHeaders headers;

    /**
     * A request, and what the sample's result says of it.
     *
     * @param query the text of the body
     */
    record Composed(
            Request request,
            RequestTarget target,
            Timeouts timeouts,
            String method,
            RequestHeaders headers,
            String query) {}

    Composed compose(HTTPSamplerBase sampler) throws IOException, URISyntaxException, ProtocolException {
        String method = sampler.getMethod();
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("Unexpected method: '" + method + "'");
        }
        return compose(sampler, method, latestTarget.of(sampler, method));
    }

    Composed compose(HTTPSamplerBase sampler, String method, RequestTarget to) throws IOException, ProtocolException {
        Timeouts timeouts =
                new Timeouts(Math.max(0, sampler.getConnectTimeout()), Math.max(0, sampler.getResponseTimeout()));
        Afterwards afterwards = sampler.getUseKeepAlive() ? Afterwards.KEEP : Afterwards.CLOSE;
        List<String> given = HeaderFields.given(sampler.getHeaderManager());
        RequestBody body = RequestBody.of(sampler, method);
        if (body == null) {
            RequestHeaders lines =
                    headers(new HeaderFields(to.origin(), to.host(), afterwards, given, HeaderFields.NO_BODY, null));
            Request request = Request.of(method, to.path(), lines, afterwards);
            return new Composed(request, to, timeouts, method, lines, "");
        }
        byte[] bytes = body.bytes();
        RequestHeaders lines =
                headers(new HeaderFields(to.origin(), to.host(), afterwards, given, bytes.length, body.contentType()));
        Request request = Request.of(method, to.path(), lines, afterwards, bytes);
        return new Composed(request, to, timeouts, method, lines, body.text());
    }

    private RequestHeaders headers(HeaderFields now) throws ProtocolException {
        RequestHeaders latest = headers;
        if (latest == null || !now.equals(fields)) {
            latest = now.headers();
            headers = latest;
            fields = now;
        }
        return latest;
    }
}
