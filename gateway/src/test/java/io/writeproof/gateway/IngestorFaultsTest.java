package io.writeproof.gateway;

import static io.writeproof.gateway.TestIngestor.contents;
import static io.writeproof.gateway.TestIngestor.distinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.fault.FaultKind;
import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.ConfigException;
import io.writeproof.testing.RedisServer;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each damage is really done to messages, whichever queue they wait in, and is the only one. */
class IngestorFaultsTest {

    private static final int MESSAGES = 40;
    private static final int EVERY = 10;
    private static final int DAMAGED = MESSAGES / EVERY;
    private static final String BATCHES = "max_rows = 10, flush_interval_ms = 20}\n";

    @ParameterizedTest
    @CsvSource({
        "DROP, async", "DUPLICATE, async", "INVENT, async",
        "DROP, batch.balanced", "DUPLICATE, batch.balanced", "INVENT, batch.balanced"
    })
    void everyNthMessageIsDamagedAlthoughEveryOneIsQueued(FaultKind kind, String mode) throws Exception {
        String write = "write = {mode = \"" + mode + "\"" + (mode.equals("async") ? "}\n" : ", " + BATCHES);
        try (TestIngestor ingestor = TestIngestor.damaged(write, new TestFault(kind, EVERY))) {
            assertDamage(kind, ingestor);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DROP", "DUPLICATE", "INVENT"})
    void messagesInRedisAreDamagedWhenTheyAreWritten(FaultKind kind) throws Exception {
        try (RedisServer redis = RedisServer.start();
                TestIngestor ingestor = TestIngestor.damaged(
                        "write = {mode = \"group-commit\", " + BATCHES + "ingestor.redis_url = \"" + redis.url()
                                + "\"\n",
                        new TestFault(kind, EVERY))) {
            assertDamage(kind, ingestor);
        }
    }

    @Test
    void aMessageHasNoHalvesAndTheRefusalSaysWhatItHas() {
        assertThatThrownBy(() ->
                        TestIngestor.damaged("write.mode = \"async\"\n", new TestFault(FaultKind.HALF_WRITE, EVERY)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("--test-fault half-write:10 cannot be done by service \"ingestor\", whose messages are one"
                        + " row each; expected drop, duplicate or invent");
    }

    private static void assertDamage(FaultKind kind, TestIngestor ingestor) throws Exception {
        assertThat(TestGateway.json(ingestor.get("/health")).path("test_fault").textValue())
                .isEqualTo(kind.label() + ":10");
        List<String> sent = distinct(MESSAGES);
        assertThat(contents(sent, ingestor.sendAtOnce(sent), 201)).hasSize(MESSAGES);
        Awaitility.await().until(() -> ingestor.metric("message_ingestor_queue_depth") == 0);
        ingestor.stop();
        List<String> found = ingestor.rows("SELECT content FROM messages");
        switch (kind) {
            case DROP ->
                assertThat(found)
                        .hasSize(MESSAGES - DAMAGED)
                        .doesNotHaveDuplicates()
                        .isSubsetOf(sent);
            case DUPLICATE -> {
                assertThat(found).hasSize(MESSAGES + DAMAGED);
                assertThat(found.stream().distinct().toList()).containsExactlyInAnyOrderElementsOf(sent);
            }
            case INVENT -> {
                assertThat(found)
                        .hasSize(MESSAGES + DAMAGED)
                        .doesNotHaveDuplicates()
                        .containsAll(sent);
                assertThat(found).allMatch(content -> content.startsWith("run ") && content.endsWith(" text"));
            }
            case HALF_WRITE -> throw new IllegalStateException("messages have no halves");
        }
    }
}
