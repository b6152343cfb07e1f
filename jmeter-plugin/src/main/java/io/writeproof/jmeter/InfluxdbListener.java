package io.writeproof.jmeter;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.jmeter.samplers.SampleEvent;
import org.apache.jmeter.visualizers.backend.BackendListener;

/**
 * JMeter's own Backend Listener with the client for InfluxDB, off as long as its parameter {@value #URL} is empty.
 *
 * <p>JMeter 5.6.3 has no way to switch an element by a property: it reads {@code enabled} before it evaluates functions.
 * A Backend Listener without a URL ends the test without a load and with exit code 0, and one whose URL leads nowhere
 * costs every sample a copy of its parameters and logs an error every five seconds. This one costs a sample the reading
 * of a field. Its form is JMeter's.
 */
public final class InfluxdbListener extends BackendListener {

    /** The parameter with the address of InfluxDB's write endpoint. */
    static final String URL = "influxdbUrl";

    private static final long serialVersionUID = 1L;

    private transient volatile boolean on;

    @Override
    public void testStarted(String host) {
        on = false;
        String url = getArguments().getArgumentsAsMap().getOrDefault(URL, "").strip();
        if (url.isEmpty()) {
            return;
        }
        if (!isWebAddress(url)) {
            // Not quoted: the address may hold a password.
            ConfigurationProblems.add(
                    getName(),
                    URL + ": expected nothing, or the address of InfluxDB's write endpoint such as"
                            + " http://127.0.0.1:8086/write?db=jmeter, found another text");
            return;
        }
        try {
            super.testStarted(host);
            on = true;
        } catch (IllegalStateException e) {
            ConfigurationProblems.add(getName(), "its client could not begin: " + e.getCause());
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public void sampleOccurred(SampleEvent event) {
        if (on) {
            super.sampleOccurred(event);
        }
    }

    @Override
    public void testEnded(String host) {
        if (on) {
            on = false;
            super.testEnded(host);
        }
    }

    /** The last moment at which JMeter accepts a listener that comes after the elements of the plan. */
    @Override
    public Object clone() {
        TestExit.arm();
        return super.clone();
    }
}
