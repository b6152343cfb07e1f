package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.fault.FaultKind;
import io.writeproof.fault.TestFault;
import io.writeproof.write.WriteMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each damage is really done, in each mode, and is the only one. */
class TestFaultsTest {

    private static final int REQUESTS = 40;
    private static final int EVERY = 10;
    private static final int DAMAGED = REQUESTS / EVERY;
    private static final String KEYS = "SELECT tags->>'load_test_request_id' FROM chat_inferences";

    static Stream<Arguments> kindsAndModes() {
        return Stream.of(FaultKind.values())
                .flatMap(kind -> Stream.of(WriteMode.values()).map(mode -> Arguments.of(kind, mode)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndModes")
    void everyNthRowIsDamagedAlthoughEveryRequestSucceeds(FaultKind kind, WriteMode mode) throws Exception {
        String toml = "write.mode = \"" + mode + "\"\npostgres.connection_pool_size = 8\n";
        try (TestGateway gateway = TestGateway.start(toml, new TestFault(kind, EVERY))) {
            assertThat(TestGateway.json(gateway.get("/health"))
                            .path("test_fault")
                            .textValue())
                    .isEqualTo(kind.label() + ":10");
            assertThat(gateway.inferAtOnce(REQUESTS))
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            gateway.stop();
            assertDamage(kind, gateway);
        }
    }

    private static void assertDamage(FaultKind kind, TestGateway gateway) throws Exception {
        List<String> keys = gateway.rows(KEYS);
        List<String> distinct = keys.stream().distinct().toList();
        List<String> unexpected =
                keys.stream().filter(key -> key.length() > 2).distinct().toList();
        int orphans = gateway.rows("SELECT inference_id FROM model_inferences m WHERE NOT EXISTS"
                        + " (SELECT FROM chat_inferences c WHERE c.id = m.inference_id)")
                .size();
        int childless = gateway.rows(
                        KEYS + " c WHERE NOT EXISTS" + " (SELECT FROM model_inferences m WHERE m.inference_id = c.id)")
                .size();
        int damaged = kind == FaultKind.HALF_WRITE ? DAMAGED / 2 : 0;
        assertThat(orphans).isEqualTo(damaged);
        assertThat(childless).isEqualTo(damaged);
        switch (kind) {
            case DROP -> assertThat(keys).hasSize(REQUESTS - DAMAGED).doesNotHaveDuplicates();
            case DUPLICATE -> {
                assertThat(keys).hasSize(REQUESTS + DAMAGED);
                assertThat(distinct).hasSize(REQUESTS);
            }
            case INVENT -> {
                assertThat(distinct).hasSize(REQUESTS + DAMAGED);
                assertThat(unexpected).hasSize(DAMAGED);
            }
            case HALF_WRITE -> assertThat(keys).hasSize(REQUESTS - DAMAGED / 2).doesNotHaveDuplicates();
        }
    }
}
