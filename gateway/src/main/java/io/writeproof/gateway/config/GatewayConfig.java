package io.writeproof.gateway.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.writeproof.http.BindAddress;
import io.writeproof.http.HttpSettings;
import io.writeproof.service.inference.ChatFunction;
import io.writeproof.service.inference.DummyProvider;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WriteSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that a configuration file says, checked.
 *
 * @param http where to listen, and limits
 * @param write the mode and its sizes
 * @param connectionPoolSize connections to PostgreSQL
 * @param functions by name, at least one
 * @param dummyProvider the model behind them
 * @param hash identifies the text of the file
 */
public record GatewayConfig(
        HttpSettings http,
        Write write,
        int connectionPoolSize,
        Map<String, ChatFunction> functions,
        DummyProvider.Settings dummyProvider,
        String hash) {

    /** The write mode and its sizes. */
    public record Write(WriteMode mode, WriteSettings settings) {}

    public GatewayConfig {
        functions = Map.copyOf(functions);
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException if it cannot be read or used; the message has every problem
     */
    public static GatewayConfig read(Path file) {
        try {
            return parse("Configuration " + file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "Configuration " + file + " does not exist; name a file such as those in gateway/variants");
        } catch (CharacterCodingException e) {
            throw new ConfigException("Configuration " + file + " is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new ConfigException("Configuration " + file + " cannot be read: " + e);
        }
    }

    /** The same, listening elsewhere. */
    public GatewayConfig at(BindAddress address) {
        return new GatewayConfig(http.at(address), write, connectionPoolSize, functions, dummyProvider, hash);
    }

    /**
     * Reads a text.
     *
     * @param source what the text is, for messages
     */
    static GatewayConfig parse(String source, String toml) {
        List<Problem> problems = new ArrayList<>();
        GatewayConfig config = new ConfigReader(tree(source, toml), problems).read(Hash.of(toml));
        if (!problems.isEmpty()) {
            throw ConfigException.of(source, problems);
        }
        return config;
    }

    private static JsonNode tree(String source, String toml) {
        try {
            return new TomlMapper().readTree(toml);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new ConfigException(source + " is not TOML" + where + ": " + e.getOriginalMessage());
        }
    }
}
