package io.writeproof.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.service.Background;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaCacheTest {

    private static final UUID ID = new UUID(1, 2);

    private final Background readers = new Background("test-read", 2);
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void close() {
        readers.close();
    }

    private SchemaCache<String> cache(long maxBytes, Function<UUID, List<RegisteredSchema>> source) {
        Function<UUID, List<RegisteredSchema>> counted = id -> {
            reads.incrementAndGet();
            return source.apply(id);
        };
        return new SchemaCache<>(maxBytes, counted, schema -> schema.id().toString(), readers);
    }

    private static RegisteredSchema schema(UUID id) {
        return TestSchemas.of(id, "{}");
    }

    private static void assertUnknown(CompletionStage<?> found) {
        assertThatThrownBy(() -> found.toCompletableFuture().join())
                .cause()
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void whatWasNotThereIsAskedForAgain() {
        List<RegisteredSchema> there = new ArrayList<>();
        SchemaCache<String> cache = cache(100_000, id -> List.copyOf(there));
        assertUnknown(cache.find(ID));
        there.add(schema(ID));
        assertThat(cache.find(ID).toCompletableFuture().join().document()).isEqualTo(ID.toString());
        assertThat(cache.document(ID)).isEqualTo(ID.toString());
        assertThat(reads).hasValue(2);
        assertThat(cache.misses()).isEqualTo(2);
        assertThat(cache.hits()).isEqualTo(1);
    }

    @Test
    void manyWhoMissTheSameShareOneRead() {
        CountDownLatch reading = new CountDownLatch(1);
        SchemaCache<String> cache = cache(100_000, id -> {
            await(reading);
            return List.of(schema(id));
        });
        List<CompletionStage<CachedSchema<String>>> found = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            found.add(cache.find(ID));
        }
        reading.countDown();
        assertThat(found)
                .allSatisfy(one ->
                        assertThat(one.toCompletableFuture().join().document()).isEqualTo(ID.toString()));
        assertThat(reads).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itStaysWithinItsBound() {
        SchemaCache<String> cache = cache(20_000, id -> List.of());
        for (int i = 0; i < 1_000; i++) {
            cache.add(schema(new UUID(0, i)));
        }
        assertThat(cache.size()).isBetween(1L, 20L);
    }
}
