package io.writeproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {

    @ParameterizedTest
    @CsvSource({
        "postgres://me:hunter2@host:5432/db, postgres://me:***@host:5432/db",
        "redis://me:p@ss@host/0,             redis://me:***@host/0",
        "redis://:hunter2@host/0,            redis://:***@host/0",
        "jdbc:x?user=u&Password=a;b,         jdbc:x?user=u&Password=***;b",
        "http://host:8080/a?b=c,             http://host:8080/a?b=c",
        "me@host,                            me@host",
    })
    void passwordsOfAddressesAreMasked(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"postgres_password", "API_KEY", "apikey", "bearer_token", "client_secret", "credentials"})
    void ofASecretNothingIsLeft(String name) {
        assertThat(Secrets.masked(name, "hunter2")).isEqualTo("***");
    }

    @Test
    void aNumberOfTokensIsNoSecret() {
        assertThat(Secrets.masked("max_tokens", "128")).isEqualTo("128");
    }

    @Test
    void aTreeIsMaskedDownToItsLeaves() throws Exception {
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree("""
                {"a": [{"passwd": "x", "url": "http://u:x@h"}, "http://u:x@h", 1], "secrets": 3, "b": {"api_key": "x"}}
                """);
        assertThat(Secrets.masked(tree))
                .hasToString("{\"a\":[{\"passwd\":\"***\",\"url\":\"http://u:***@h\"},\"http://u:***@h\",1],"
                        + "\"secrets\":3,\"b\":{\"api_key\":\"***\"}}");
    }
}
