package io.writeproof.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.gateway.config.GatewayConfig.Write;
import io.writeproof.http.BindAddress;
import io.writeproof.http.HttpSettings;
import io.writeproof.service.inference.ChatFunction;
import io.writeproof.service.inference.DummyProvider;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WriteSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Knows every key of the configuration with its default and range. Reads one text. */
final class ConfigReader {

    private static final BindAddress DEFAULT_ADDRESS = new BindAddress("127.0.0.1", 3000);
    private static final int DEFAULT_MAX_BODY_BYTES = 10 << 20;
    private static final int MAX_BODY_BYTES = 256 << 20;
    private static final Duration DEFAULT_DRAIN_DEADLINE = Duration.ofSeconds(30);
    private static final int DEFAULT_POOL_SIZE = 20;
    private static final int MAX_POOL_SIZE = 1000;
    private static final int DEFAULT_RESPONSE_CHARACTERS = 256;
    private static final int MAX_RESPONSE_CHARACTERS = 10 << 20;
    private static final Range MILLIS_OF_A_DAY = new Range(0, (int) WriteSettings.LONGEST_WAIT.toMillis());
    private static final List<String> MODES =
            Arrays.stream(WriteMode.values()).map(WriteMode::label).toList();

    private final ConfigSection root;

    ConfigReader(JsonNode tree, List<Problem> problems) {
        this.root = new ConfigSection("", tree, problems);
    }

    GatewayConfig read(String hash) {
        HttpSettings http = server(root.section("server"));
        int pool = postgres(root.section("postgres"));
        Write write = write(root.section("write"), pool);
        DummyProvider.Settings dummy = dummyProvider(root.section("dummy_provider"));
        Map<String, ChatFunction> functions = functions(root.section("functions"));
        root.end();
        return new GatewayConfig(http, write, pool, functions, dummy, hash);
    }

    private static HttpSettings server(ConfigSection server) {
        HttpSettings settings = new HttpSettings(
                bindAddress(server),
                server.integer("max_body_bytes", DEFAULT_MAX_BODY_BYTES, new Range(1, MAX_BODY_BYTES)),
                server.millis("drain_deadline_ms", DEFAULT_DRAIN_DEADLINE, MILLIS_OF_A_DAY));
        server.end();
        return settings;
    }

    private static BindAddress bindAddress(ConfigSection server) {
        String text = server.text("bind_address", DEFAULT_ADDRESS.toString());
        try {
            return BindAddress.parse(text);
        } catch (IllegalArgumentException e) {
            server.problem(
                    "bind_address", "HOST:PORT", "\"" + text + "\"", "write for example \"" + DEFAULT_ADDRESS + "\"");
            return DEFAULT_ADDRESS;
        }
    }

    private static int postgres(ConfigSection postgres) {
        int size = postgres.integer("connection_pool_size", DEFAULT_POOL_SIZE, new Range(1, MAX_POOL_SIZE));
        postgres.end();
        return size;
    }

    private static Write write(ConfigSection write, int connections) {
        String label = write.required("mode", MODES);
        WriteMode mode = label == null ? WriteMode.SYNC : WriteMode.of(label);
        WriteSettings defaults = mode.defaults();
        WriteSettings settings = new WriteSettings(
                write.integer(
                        "queue_capacity", defaults.queueCapacity(), new Range(1, WriteSettings.MAX_QUEUE_CAPACITY)),
                writers(write, defaults, connections),
                write.integer("max_rows", defaults.maxRows(), new Range(1, WriteSettings.MAX_ROWS)),
                write.millis("flush_interval_ms", defaults.flushInterval(), MILLIS_OF_A_DAY),
                write.millis("retry_for_ms", defaults.retryFor(), MILLIS_OF_A_DAY));
        if (label != null) {
            refuseKeysWithoutEffect(write, mode);
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
    private static void refuseKeysWithoutEffect(ConfigSection write, WriteMode mode) {
        WriteSettings defaults = mode.defaults();
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

    private static DummyProvider.Settings dummyProvider(ConfigSection provider) {
        DummyProvider.Settings settings = new DummyProvider.Settings(
                provider.millis("latency_ms", Duration.ZERO, MILLIS_OF_A_DAY),
                provider.integer("response_chars", DEFAULT_RESPONSE_CHARACTERS, new Range(0, MAX_RESPONSE_CHARACTERS)));
        provider.end();
        return settings;
    }

    private Map<String, ChatFunction> functions(ConfigSection section) {
        Map<String, ChatFunction> functions = new LinkedHashMap<>();
        for (String name : section.names()) {
            functions.put(name, function(name, section.section(name)));
        }
        if (functions.isEmpty()) {
            root.problem("functions", "at least one function", "none", "write [functions.load_test_chat]");
        }
        return functions;
    }

    private static ChatFunction function(String name, ConfigSection function) {
        oneOf(function, "type", "chat");
        String variant = function.text("variant", "default");
        String model = oneOf(function, "model", ChatFunction.DUMMY_MODEL);
        function.end();
        return new ChatFunction(name, variant, model);
    }

    /** Reads a key that has one possible value so far. */
    private static String oneOf(ConfigSection section, String key, String only) {
        String found = section.text(key, only);
        if (!found.equals(only)) {
            section.problem(key, "\"" + only + "\"", "\"" + found + "\"", "it is the only one there is");
        }
        return only;
    }
}
