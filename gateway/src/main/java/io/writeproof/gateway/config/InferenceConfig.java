package io.writeproof.gateway.config;

import io.writeproof.service.inference.ChatFunction;
import io.writeproof.service.inference.DummyProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a configuration says of the inference service.
 *
 * @param functions by name, at least one
 * @param dummyProvider the model behind them
 */
public record InferenceConfig(Map<String, ChatFunction> functions, DummyProvider.Settings dummyProvider)
        implements ServiceConfig {

    private static final int DEFAULT_RESPONSE_CHARACTERS = 256;
    private static final int MAX_RESPONSE_CHARACTERS = 10 << 20;

    public InferenceConfig {
        functions = Map.copyOf(functions);
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.INFERENCE;
    }

    static ServiceConfig read(ConfigSection root) {
        DummyProvider.Settings dummy = dummyProvider(root.section("dummy_provider"));
        return new InferenceConfig(functions(root), dummy);
    }

    private static DummyProvider.Settings dummyProvider(ConfigSection provider) {
        DummyProvider.Settings settings = new DummyProvider.Settings(
                provider.millis("latency_ms", Duration.ZERO, Range.MILLIS_OF_A_DAY),
                provider.integer("response_chars", DEFAULT_RESPONSE_CHARACTERS, new Range(0, MAX_RESPONSE_CHARACTERS)));
        provider.end();
        return settings;
    }

    private static Map<String, ChatFunction> functions(ConfigSection root) {
        ConfigSection section = root.section("functions");
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
