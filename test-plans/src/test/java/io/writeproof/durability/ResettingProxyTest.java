package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ResettingProxyTest {

    private final ServerSocket server;
    private final ResettingProxy proxy;

    ResettingProxyTest() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = ResettingProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    }

    @BeforeEach
    void echo() {
        Thread thread = new Thread(this::serve, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            serveOne();
        }
    }

    private void serveOne() {
        try (Socket caller = server.accept()) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException e) {
            // A reset is what is tested; the next caller is served all the same.
            return;
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void bytesPassInBothDirections() throws IOException {
        try (Socket caller = connect()) {
            assertThat(echoed(caller, 42)).isEqualTo(42);
            assertThat(echoed(caller, 7)).isEqualTo(7);
        }
    }

    @Test
    void aResetEndsTheConnectionAndTheNextOneWorks() throws IOException {
        try (Socket caller = connect()) {
            assertThat(echoed(caller, 42)).isEqualTo(42);

            long unused = proxy.reset();

            assertThatThrownBy(() -> caller.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        try (Socket next = connect()) {
            assertThat(echoed(next, 43)).isEqualTo(43);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static int echoed(Socket caller, int sent) throws IOException {
        caller.getOutputStream().write(sent);
        return caller.getInputStream().read();
    }
}
