package io.writeproof.runner.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * JMeter without its GUI, as a process of its own.
 *
 * <p>Its properties arrive on its standard input: JMeter logs those of its command line, and one of them is a password.
 * It listens on a UDP port of its own, through which it can be asked to stop sending, verify and judge. Thread-safe.
 */
public final class JMeterProcess {

    /** What {@code bin/jmeter} says besides its choice of a collector. */
    private static final List<String> JVM_FLAGS = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-XX:MaxMetaspaceSize=256m",
            "-Djava.security.egd=file:/dev/urandom",
            "-Duser.language=en",
            "-Duser.region=EN",
            "-Djava.awt.headless=true",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.text=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED");

    private final Child child;
    private final int controlPort;

    private JMeterProcess(Child child, int controlPort) {
        this.child = child;
        this.controlPort = controlPort;
    }

    /** The options of the virtual machine that {@link #start} starts. */
    public static List<String> flags() {
        List<String> options = new ArrayList<>(Java.flags());
        options.addAll(JVM_FLAGS);
        return options;
    }

    /** The command that starts the JMeter in a directory, without its arguments. */
    public static List<String> launcher(Path home) {
        List<String> command = Java.command();
        command.addAll(JVM_FLAGS);
        command.addAll(List.of("-jar", home.resolve("bin/ApacheJMeter.jar").toString()));
        return command;
    }

    /** Starts JMeter and delivers each line that it prints to {@code lines}. */
    public static JMeterProcess start(Settings settings, Consumer<String> lines) {
        int controlPort = freeUdpPort();
        return new JMeterProcess(Child.start(settings.launch(controlPort), lines), controlPort);
    }

    /** Waits for JMeter's end, at most {@code atMost}; empty when it is still running then. */
    public Optional<Ended> await(Duration atMost) {
        return child.await(atMost);
    }

    /**
     * Asks JMeter to let the requests in flight end, to send no more, to verify and to judge.
     *
     * <p>One datagram, lost when JMeter does not listen yet: to be repeated until JMeter has ended, which does no harm.
     */
    public void askToStop() {
        byte[] command = "Shutdown".getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            socket.send(new DatagramPacket(command, command.length, loopback, controlPort));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask JMeter to stop", e);
        }
    }

    /** Ends JMeter at once, without a verdict. */
    public Ended kill() {
        return child.kill();
    }

    private static int freeUdpPort() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new UncheckedIOException("No UDP port is free", e);
        }
    }

    /**
     * How to start JMeter. Immutable.
     *
     * @param home JMeter's directory
     * @param plan the .jmx file
     * @param properties of the plan and of JMeter
     * @param log JMeter's own log
     * @param samples where every sample is written; absent = nowhere
     * @param dashboard where JMeter's HTML report on these samples is made; absent = nowhere
     */
    public record Settings(
            Path home,
            Path plan,
            Map<String, String> properties,
            Path log,
            Optional<Path> samples,
            Optional<Path> dashboard) {

        Launch launch(int controlPort) {
            List<String> command = new ArrayList<>(launcher(home));
            command.addAll(List.of("-n", "-t", plan.toString(), "-j", log.toString(), "-q", "/dev/stdin"));
            samples.ifPresent(file -> command.addAll(List.of("-l", file.toString())));
            dashboard.ifPresent(directory -> command.addAll(List.of("-e", "-o", directory.toString())));
            return new Launch(command, Map.of(), input(controlPort));
        }

        private String input(int controlPort) {
            Properties input = new Properties();
            input.setProperty("summariser.name", "");
            input.setProperty("jmeterengine.nongui.port", Integer.toString(controlPort));
            input.setProperty("jmeterengine.nongui.maxport", Integer.toString(controlPort));
            input.putAll(properties);
            // Written as bytes, characters that JMeter would misread are escaped.
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try {
                input.store(text, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString(StandardCharsets.ISO_8859_1);
        }

        /** Leaves the properties out. */
        @Override
        public String toString() {
            return "JMeter with " + plan;
        }
    }
}
