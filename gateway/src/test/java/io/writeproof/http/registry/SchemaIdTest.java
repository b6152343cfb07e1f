package io.writeproof.http.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.http.RequestException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaIdTest {

    @Test
    void everyIdIsReadAsItIsWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertThat(SchemaId.parse("id", id.toString())).isEqualTo(id);
            assertThat(SchemaId.parseFrom("/path/" + id, 6)).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01931f5a-7f1e-7000-8000-00000000000",
                "01931f5a-7f1e-7000-8000-0000000000001",
                "01931f5a-7f1e-7000-8000-00000000000g",
                "+1931f5a-7f1e-7000-8000-000000000001",
                "01931f5a7f1e-7000-8000--000000000001"
            })
    void whatOnlyLooksLikeAnIdIsRefused(String text) {
        assertThat(SchemaId.parseFrom(text, 0)).isNull();
        assertThatThrownBy(() -> SchemaId.parse("schema_id", text))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("schema_id: expected a UUID such as");
    }
}
