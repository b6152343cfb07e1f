package io.writeproof.gateway.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.writeproof.http.BindAddress;
import io.writeproof.http.HttpSettings;
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
 * @param service what belongs to the service alone
 * @param hash identifies the text of the file
 */
public record GatewayConfig(
        HttpSettings http, Write write, int connectionPoolSize, ServiceConfig service, String hash) {

    /** The write mode and its sizes. */
    public record Write(WriteMode mode, WriteSettings settings) {}

    /**
     * Reads a file.
     *
     * @param environment variables; those that a service names in its documentation win over the file
     * @throws ConfigException if it cannot be read or used; the message has every problem
     */
    public static GatewayConfig read(Path file, Map<String, String> environment) {
        try {
            return parse("Configuration " + file, Files.readString(file), environment);
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
        return new GatewayConfig(http.at(address), write, connectionPoolSize, service, hash);
    }

    /**
     * Reads a text.
     *
     * @param source what the text is, for messages
     */
    static GatewayConfig parse(String source, String toml, Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        GatewayConfig config =
                new ConfigReader(new ConfigSection("", tree(source, toml), environment, problems)).read(Hash.of(toml));
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
