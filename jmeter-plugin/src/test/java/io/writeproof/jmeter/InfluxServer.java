package io.writeproof.jmeter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Plays the write endpoints of InfluxDB 1 ({@code /write}) and 2 ({@code /api/v2/write}), and keeps the points. */
final class InfluxServer implements AutoCloseable {

    private final HttpServer server;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> points = new ConcurrentLinkedQueue<>();

    private InfluxServer(HttpServer server) {
        this.server = server;
    }

    static InfluxServer start() throws IOException {
        InfluxServer influx =
                new InfluxServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        influx.server.createContext("/", influx::write);
        influx.server.start();
        return influx;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Each different request: path, query and what came as authorization. */
    List<String> requests() {
        return requests.stream().distinct().toList();
    }

    /** The points whose line begins so. */
    List<String> points(String beginning) {
        return points.stream().filter(line -> line.startsWith(beginning)).collect(Collectors.toList());
    }

    private void write(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(exchange.getRequestURI() + (token == null ? "" : " " + token));
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(points::add);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
