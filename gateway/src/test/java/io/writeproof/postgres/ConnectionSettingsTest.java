package io.writeproof.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@h:5433/d,            jdbc:postgresql://h:5433/d",
        "postgres://u:p@h/d,                   jdbc:postgresql://h:5432/d",
        "jdbc:postgresql://h:1/d?user=u,       jdbc:postgresql://h:1/d",
        "postgresql://u@h,                     jdbc:postgresql://h:5432/u",
        "postgresql://u@[::1]:7/d,             jdbc:postgresql://[::1]:7/d",
        "postgresql://u@h/d?sslmode=require&a=b, jdbc:postgresql://h:5432/d?a=b&sslmode=require",
    })
    void everySpellingOfAUrlIsRead(String url, String jdbcUrl) {
        ConnectionSettings settings = ConnectionSettings.parse(url);
        assertThat(settings.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(settings.user()).isEqualTo("u");
    }

    @Test
    void aPasswordWithSpecialCharactersSurvivesTheWayThroughAChildsEnvironment() {
        ConnectionSettings settings = ConnectionSettings.parse("postgresql://u%40x:p%2Fw%3A+%25@h/d");
        assertThat(settings.user()).isEqualTo("u@x");
        assertThat(settings.password()).isEqualTo("p/w:+%");
        assertThat(ConnectionSettings.parse(settings.url())).isEqualTo(settings);
    }

    @Test
    void theTextFormHasNoPassword() {
        assertThat(ConnectionSettings.parse("postgresql://u:geheim@h/d")).hasToString("postgresql://u@h:5432/d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h/d", "mysql://u:geheim@h/d", "postgresql://", "postgresql://u:geh eim@h/d"})
    void whatIsNoUrlIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> ConnectionSettings.parse(url))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("Expected postgresql://user:password@host:port/database")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void anUnreachableServerIsNamedWithoutItsPassword() {
        ConnectionSettings nowhere = ConnectionSettings.parse("postgresql://u:geheim@127.0.0.1:1/d");
        assertThatThrownBy(nowhere::connect)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("Cannot connect to postgresql://u@127.0.0.1:1/d")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> ConnectionPool.open(nowhere, 1))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("Cannot open 1 connections");
    }
}
