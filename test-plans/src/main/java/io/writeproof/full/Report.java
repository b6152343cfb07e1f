package io.writeproof.full;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run of everything found. Immutable; {@code report.json} is this record in snake_case.
 *
 * @param startedAt ISO 8601, UTC
 * @param environment what was asked for, what it ran on, which versions took part, in the order in which it is shown
 * @param minSamples the fewest samples that percentiles of the load plans were judged from; null = as many as each takes
 * @param parts in the order in which they ran
 * @param slos every gate of every load plan
 * @param loads what each load plan reached
 * @param benchmarks the scores of JMH
 * @param databases the database's side of each load plan
 * @param profiles the gateway's side of each load plan
 * @param files what lies beside the report, relative to it
 */
@JsonPropertyOrder({"schemaVersion", "verdict", "exitCode"})
record Report(
        String startedAt,
        Map<String, String> environment,
        @Nullable Integer minSamples,
        List<Part> parts,
        List<Slo> slos,
        List<LoadFigures> loads,
        List<BenchmarkScore> benchmarks,
        List<DatabaseFigures> databases,
        List<GatewayProfile> profiles,
        List<String> files) {

    /** The version of {@code report.json}, described by {@code results/schema/full.schema.json}. */
    private static final int SCHEMA_VERSION = 2;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    Report {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        parts = List.copyOf(parts);
        slos = List.copyOf(slos);
        loads = List.copyOf(loads);
        benchmarks = List.copyOf(benchmarks);
        databases = List.copyOf(databases);
        profiles = List.copyOf(profiles);
        files = List.copyOf(files);
    }

    @JsonProperty
    int schemaVersion() {
        return SCHEMA_VERSION;
    }

    /** The worst of the parts. */
    @JsonProperty
    Outcome verdict() {
        return Outcome.worst(parts);
    }

    @JsonProperty
    int exitCode() {
        return verdict().code();
    }

    /** The content of {@code report.json}. */
    String json() throws JsonProcessingException {
        return MAPPER.writeValueAsString(this) + "\n";
    }
}
