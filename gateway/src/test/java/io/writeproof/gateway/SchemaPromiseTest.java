package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What schemas promise towards one another, over HTTP. */
class SchemaPromiseTest {

    private static final String STRING = TestRegistry.object("a", "string");
    private static final String NUMBER = TestRegistry.object("a", "number");

    private static TestRegistry registry;

    @BeforeAll
    static void start() {
        registry = TestRegistry.start("write.mode = \"group-commit\"\n");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private static String version(int major, int minor) {
        return ",\"version_major\":" + major + ",\"version_minor\":" + minor;
    }

    @Test
    void twoSchemasAreComparedInBothDirections() throws Exception {
        String number = registry.registered(TestRegistry.body("compare.number", NUMBER));
        String integer = registry.registered(TestRegistry.body("compare.integer", TestRegistry.object("a", "integer")));
        assertThat(registry.check(number, integer, "BACKWARD").toString())
                .isEqualTo("{\"is_compatible\":true,\"mode\":\"BACKWARD\"}");
        assertThat(registry.check(number, integer, "forward").toString())
                .isEqualTo("{\"is_compatible\":false,\"mode\":\"FORWARD\",\"violations\":[\"forward: /properties/a:"
                        + " type number is not accepted, only integer\"]}");
        for (String[] pair : List.of(
                new String[] {number, integer}, new String[] {integer, number}, new String[] {number, number})) {
            boolean backward = isCompatible(pair, "BACKWARD");
            boolean forward = isCompatible(pair, "FORWARD");
            assertThat(isCompatible(pair, "FULL")).isEqualTo(backward && forward);
            assertThat(isCompatible(pair, "NONE")).isTrue();
        }
    }

    private static boolean isCompatible(String[] pair, String mode) throws Exception {
        return registry.check(pair[0], pair[1], mode).path("is_compatible").booleanValue();
    }

    @Test
    void aVersionThatBreaksItsPromiseIsRefused() throws Exception {
        registry.registered(TestRegistry.body("promise.kept", TestRegistry.object("a", "integer")));
        HttpResponse<String> broken = registry.register(TestRegistry.body("promise.kept", STRING, version(2, 0)));
        assertThat(broken.statusCode()).isEqualTo(409);
        assertThat(broken.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = TestGateway.json(broken);
        assertThat(problem.path("detail").textValue())
                .isEqualTo("the schema is not BACKWARD compatible with version 1.0.0 of the same name; change it, or"
                        + " register it with compatibility_mode NONE");
        assertThat(problem.path("violations").path(0).textValue())
                .isEqualTo("backward: /properties/a: type integer is not accepted, only string");
        assertThat(registry.register(TestRegistry.body("promise.kept", NUMBER, version(2, 0)))
                        .statusCode())
                .isEqualTo(201);
        assertThat(registry.register(TestRegistry.body("promise.kept", STRING, version(3, 0))
                                .replace("BACKWARD", "NONE"))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> first = registry.register(
                TestRegistry.body("promise.kept", STRING, version(4, 0)).replace("BACKWARD", "BACKWARD_TRANSITIVE"));
        assertThat(TestGateway.json(first).path("detail").textValue()).contains("with version 2.0.0 of");
    }

    @Test
    void whatComesBeforeOneBindsNobody() throws Exception {
        registry.registered(TestRegistry.body("promise.none", NUMBER, version(0, 9)));
        assertThat(registry.register(TestRegistry.body("promise.none", STRING)).statusCode())
                .isEqualTo(201);
    }
}
