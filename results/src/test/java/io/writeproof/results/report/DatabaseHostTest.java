package io.writeproof.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseHostTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "LocalHost, localhost",
        "127.0.0.1, localhost",
        "127.0.1.1, localhost",
        "::1, localhost",
        "duroxide-pg.postgres.database.azure.com, duroxide-pg",
        "DB1, db1",
        "127.example.org, 127",
        "10.0.0.5, 10.0.0.5",
        "fe80::1, fe80--1",
        "../../etc/passwd, ''",
        "a/b, a-b"
    })
    void aHostsFileIsNamedAfterItsFirstLabel(String host, String label) {
        assertThat(DatabaseHost.of(host).fileName()).isEqualTo("stress-test-results-" + label + ".md");
    }
}
