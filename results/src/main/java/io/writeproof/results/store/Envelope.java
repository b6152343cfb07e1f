package io.writeproof.results.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.Secrets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * The part of {@code run.json} that every run has, whatever measured it.
 *
 * <p>A measuring tool's own fields are added to it. It may also fill fields of the envelope that it knows better
 * (times, parameters, write mode), but not contradict the run's identity.
 */
final class Envelope {

    /** The version of {@code run.json}; older versions stay readable. */
    static final int SCHEMA_VERSION = 2;

    private static final Set<String> IDENTIFYING =
            Set.of("schema_version", "run_id", "suite", "variant", "status", "validity", "source", "environment");

    private final Identity identity;
    private final Conditions conditions;

    Envelope(Identity identity, Conditions conditions) {
        this.identity = identity;
        this.conditions = conditions;
    }

    /**
     * The complete document of a run that ended.
     *
     * @throws StoreException when the details belong to another run
     */
    ObjectNode around(ObjectNode details, RunStatus status, Instant endedAt) {
        ObjectNode document = Json.object();
        document.put("schema_version", SCHEMA_VERSION);
        document.put("run_id", identity.runId());
        document.put("suite", identity.suite());
        document.put("variant", identity.variant());
        document.put("status", status.label());
        document.set("validity", validity(status));
        document.put("started_at", text(identity.startedAt()));
        document.put("ended_at", text(endedAt));
        addConditions(document);
        document.set("source", source());
        document.set("environment", environment());
        details.properties().forEach(field -> add(document, field));
        return Secrets.masked(document);
    }

    private void add(ObjectNode document, Map.Entry<String, JsonNode> field) {
        String name = field.getKey();
        if (IDENTIFYING.contains(name) && !field.getValue().equals(document.get(name))) {
            throw new StoreException("the details belong to another run: " + name + " is " + field.getValue()
                    + ", expected " + document.get(name));
        }
        document.set(name, field.getValue());
    }

    private ObjectNode validity(RunStatus status) {
        ObjectNode validity = Json.object();
        validity.put("valid", status.valid());
        ArrayNode flags = validity.putArray("flags");
        if (!status.valid()) {
            flags.add(status.label());
        }
        if (identity.source().dirty()) {
            flags.add("dirty");
        }
        switch (identity.environment().database().durability()) {
            case NOT_DURABLE -> flags.add("not_durable");
            case UNKNOWN -> flags.add("durability_unknown");
            case DURABLE -> {}
        }
        return validity;
    }

    private void addConditions(ObjectNode document) {
        document.put("write_mode", conditions.writeMode());
        document.set("parameters", Json.tree(conditions.parameters()));
        document.put("seed", conditions.seed());
        document.put("config_sha256", conditions.configSha256());
        document.put("measured_jar_sha256", conditions.measuredJarSha256());
        if (conditions.databaseHost() != null) {
            document.put("database_host", conditions.databaseHost());
        }
    }

    private ObjectNode source() {
        ObjectNode source = Json.tree(identity.source());
        source.put("dirty", identity.source().dirty());
        return source;
    }

    private ObjectNode environment() {
        ObjectNode environment = Json.tree(identity.environment());
        environment.put("fingerprint", identity.environment().fingerprint());
        return environment;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
