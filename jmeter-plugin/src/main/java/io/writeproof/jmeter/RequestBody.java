package io.writeproof.jmeter;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.StringJoiner;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.protocol.http.util.HTTPArgument;
import org.apache.jmeter.protocol.http.util.HTTPConstants;
import org.apache.jmeter.testelement.property.JMeterProperty;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries, made of the fields as JMeter's HTTP Request makes it.
 *
 * @param text as it is shown
 * @param charset that its bytes are in
 * @param contentType for a request whose headers have none
 */
record RequestBody(String text, Charset charset, String contentType) {

    private static final String FORM = HTTPConstants.APPLICATION_X_WWW_FORM_URLENCODED;
    private static final boolean CALLED_FORM =
            JMeterUtils.getPropDefault("http.post_add_content_type_if_missing", false);

    /** The body of the sampler's next request; null when its method, or its fields, give none. */
    static @Nullable RequestBody of(HTTPSamplerBase sampler, String method) throws UnsupportedEncodingException {
        return switch (method) {
            case HTTPConstants.POST, HTTPConstants.PUT, HTTPConstants.PATCH, HTTPConstants.DELETE ->
                sampler.getSendParameterValuesAsPostBody() ? values(sampler) : form(sampler);
            case HTTPConstants.GET -> sampler.getSendParameterValuesAsPostBody() ? values(sampler) : null;
            default -> null;
        };
    }

    private static RequestBody values(HTTPSamplerBase sampler) throws UnsupportedEncodingException {
        String encoding = sampler.getContentEncoding();
        StringBuilder values = new StringBuilder();
        for (JMeterProperty argument : sampler.getArguments()) {
            values.append(((HTTPArgument) argument.getObjectValue()).getEncodedValue(encoding));
        }
        return body(values.toString(), encoding, "text/plain");
    }

    /** An argument that was encoded by hand is not to be encoded twice. */
    private static RequestBody form(HTTPSamplerBase sampler) throws UnsupportedEncodingException {
        String encoding = sampler.getContentEncoding();
        StringJoiner pairs = new StringJoiner("&");
        for (JMeterProperty property : sampler.getArguments()) {
            HTTPArgument argument = (HTTPArgument) property.getObjectValue();
            String name = argument.getName();
            String value = argument.getValue();
            if (argument.isSkippable(name)) {
                continue;
            }
            if (!argument.isAlwaysEncoded()) {
                name = URLDecoder.decode(name, encoding);
                value = URLDecoder.decode(value, encoding);
            }
            pairs.add(URLEncoder.encode(name, encoding) + "=" + URLEncoder.encode(value, encoding));
        }
        return body(pairs.toString(), encoding, FORM);
    }

    private static RequestBody body(String text, String encoding, String type) {
        Charset charset = Charset.forName(encoding);
        return new RequestBody(text, charset, CALLED_FORM ? FORM : type + "; charset=" + charset.name());
    }

    byte[] bytes() {
        return text.getBytes(charset);
    }
}
