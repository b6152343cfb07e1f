package io.writeproof.jmeter;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.jmeter.util.JMeterUtils;

/** The JMeter home that the build lays out; its settings suffice for the classes of JMeter in a test's own process. */
final class JMeterHome {

    private static final Path HOME = Path.of(System.getProperty("basedir", ""), "target", "apache-jmeter-5.6.3")
            .toAbsolutePath();

    private JMeterHome() {}

    static Path path() {
        return HOME;
    }

    /** Prepares JMeter's classes for use in this process, as its main class would. */
    static synchronized void use() {
        if (JMeterUtils.getJMeterHome() == null) {
            JMeterUtils.setJMeterHome(HOME.toString());
            JMeterUtils.loadJMeterProperties(
                    HOME.resolve("bin/jmeter.properties").toString());
            JMeterUtils.setLocale(Locale.ENGLISH);
        }
    }
}
