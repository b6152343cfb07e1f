package io.writeproof.jmeter;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where something of the running test can be reached, as JMeter properties say. Immutable.
 *
 * @param property the one that has the port
 */
record ListenAddress(String property, InetSocketAddress address) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the properties; null when they say nowhere.
     *
     * @param addressProperty without it, the loopback address
     * @throws IllegalArgumentException when the port is none; names the property
     */
    static @Nullable ListenAddress read(String portProperty, String addressProperty) {
        String text = JMeterUtils.getPropDefault(portProperty, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException("the JMeter property " + portProperty + ": expected a port from 1 to "
                    + HIGHEST_PORT + ", or 0 for none, found `" + text + "`");
        }
        int port = Integer.parseInt(text);
        String host = JMeterUtils.getPropDefault(addressProperty, "127.0.0.1");
        return port == 0 ? null : new ListenAddress(portProperty, new InetSocketAddress(host, port));
    }

    /** What is wrong when it cannot be listened on. */
    IllegalArgumentException refused(IOException why) {
        return new IllegalArgumentException(
                "the JMeter property " + property + ": " + address.getHostString() + ":" + address.getPort()
                        + " cannot be listened on (" + why.getMessage() + "); choose another port, or 0 for none",
                why);
    }
}
