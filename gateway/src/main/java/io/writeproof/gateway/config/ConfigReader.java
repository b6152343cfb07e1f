package io.writeproof.gateway.config;

import io.writeproof.gateway.config.GatewayConfig.Write;
import io.writeproof.http.BindAddress;
import io.writeproof.http.HttpSettings;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WriteSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Knows every key of the configuration with its default and range. Reads one text. */
final class ConfigReader {

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final int DEFAULT_MAX_BODY_BYTES = 10 << 20;
    private static final int MAX_BODY_BYTES = 256 << 20;
    private static final Duration DEFAULT_DRAIN_DEADLINE = Duration.ofSeconds(30);
    private static final String POOL_SIZE = "connection_pool_size";
    private static final int MAX_POOL_SIZE = 1000;
    private static final List<String> MODES =
            Arrays.stream(WriteMode.values()).map(WriteMode::label).toList();

    private final ConfigSection root;

    ConfigReader(ConfigSection root) {
        this.root = root;
    }

    GatewayConfig read(String hash) {
        ServiceKind kind = service();
        HttpSettings http = server(root.section("server"), kind);
        int pool = postgres(root.section("postgres"), kind);
        Write write = write(kind, kind.overridden(root.section("write")), pool);
        ServiceConfig service = kind.read(root);
        root.end();
        return new GatewayConfig(http, write, pool, service, hash);
    }

    private ServiceKind service() {
        String label = root.text("service", ServiceKind.INFERENCE.label());
        if (!ServiceKind.labels().contains(label)) {
            root.problem(
                    "service",
                    "one of " + String.join(", ", ServiceKind.labels()),
                    "\"" + label + "\"",
                    "without it the service is inference");
            return ServiceKind.INFERENCE;
        }
        return ServiceKind.of(label);
    }

    private static HttpSettings server(ConfigSection server, ServiceKind kind) {
        BindAddress address = bindAddress(server, new BindAddress(DEFAULT_HOST, kind.defaultPort()));
        HttpSettings settings = new HttpSettings(
                address.atPort(server.port(kind.portVariable(), address.port())),
                server.integer("max_body_bytes", DEFAULT_MAX_BODY_BYTES, new Range(1, MAX_BODY_BYTES)),
                server.millis("drain_deadline_ms", DEFAULT_DRAIN_DEADLINE, Range.MILLIS_OF_A_DAY));
        server.end();
        return settings;
    }

    private static BindAddress bindAddress(ConfigSection server, BindAddress otherwise) {
        String text = server.text("bind_address", otherwise.toString());
        try {
            return BindAddress.parse(text);
        } catch (IllegalArgumentException e) {
            server.problem("bind_address", "HOST:PORT", "\"" + text + "\"", "write for example \"" + otherwise + "\"");
            return otherwise;
        }
    }

    private static int postgres(ConfigSection file, ServiceKind kind) {
        ConfigSection postgres = file.overriddenBy(Map.of(POOL_SIZE, kind.poolVariable()));
        int size = postgres.integer(POOL_SIZE, kind.defaultPoolSize(), new Range(1, MAX_POOL_SIZE));
        postgres.end();
        return size;
    }

    private static Write write(ServiceKind kind, ConfigSection write, int connections) {
        String label = write.required("mode", MODES);
        WriteMode mode = label == null ? WriteMode.SYNC : WriteMode.of(label);
        WriteSettings defaults = kind.defaults(mode);
        WriteSettings settings = new WriteSettings(
                write.integer(
                        "queue_capacity", defaults.queueCapacity(), new Range(1, WriteSettings.MAX_QUEUE_CAPACITY)),
                writers(write, defaults, connections),
                write.integer("max_rows", defaults.maxRows(), new Range(1, WriteSettings.MAX_ROWS)),
                write.millis("flush_interval_ms", defaults.flushInterval(), Range.MILLIS_OF_A_DAY),
                write.millis("retry_for_ms", defaults.retryFor(), Range.MILLIS_OF_A_DAY));
        if (label != null) {
            refuseKeysWithoutEffect(write, mode, defaults);
        }
        write.end();
        return new Write(mode, settings);
    }

    private static int writers(ConfigSection write, WriteSettings defaults, int connections) {
        int writers = write.integer(
                "writers", Math.min(defaults.writers(), connections), new Range(1, WriteSettings.MAX_WRITERS));
        if (writers > connections) {
            write.problem(
                    "writers",
                    "at most postgres.connection_pool_size, which is " + connections,
                    String.valueOf(writers),
                    "each writer needs a connection; lower one or raise the other");
            return connections;
        }
        return writers;
    }

    /** A key that does nothing in the mode at hand would make a file say what the gateway does not do. */
    private static void refuseKeysWithoutEffect(ConfigSection write, WriteMode mode, WriteSettings defaults) {
        if (write.has("max_rows") && defaults.maxRows() == 1) {
            refuse(write, "max_rows", mode);
        }
        if (write.has("flush_interval_ms") && defaults.flushInterval().isZero()) {
            refuse(write, "flush_interval_ms", mode);
        }
        if (write.has("writers") && mode == WriteMode.SYNC) {
            write.problem(
                    "writers",
                    "this key only in a mode with background writers",
                    "write.mode " + mode,
                    "remove it; " + mode + " writes on as many threads as there are connections");
        }
    }

    private static void refuse(ConfigSection write, String key, WriteMode mode) {
        write.problem(key, "this key only in a batch mode", "write.mode " + mode, "remove it or change the mode");
    }
}
