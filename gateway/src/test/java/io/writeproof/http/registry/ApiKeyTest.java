package io.writeproof.http.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiKeyTest {

    @Test
    void onlyTheKeyItselfIsAdmitted() {
        ApiKey key = ApiKey.of("geheim-é");
        assertThat(key.admits("geheim-é")).isTrue();
        assertThat(key.admits("geheim-e")).isFalse();
        assertThat(key.admits("geheim")).isFalse();
        assertThat(key.admits("")).isFalse();
        assertThat(key.admits(null)).isFalse();
    }

    @Test
    void withoutAKeyEverybodyIsAdmitted() {
        assertThat(ApiKey.of("none").admits(null)).isTrue();
        assertThat(ApiKey.of("none").admits("anything")).isTrue();
    }

    @Test
    void itIsNeverPrinted() {
        assertThat(ApiKey.of("geheim")).hasToString("an API key");
    }
}
