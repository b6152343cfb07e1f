package io.writeproof.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:p%40ss+word@db.example:5433/app?sslmode=disable",
                "postgres://me:p%40ss+word@db.example:5433/app",
                "jdbc:postgresql://db.example:5433/app?user=me&password=p%40ss+word",
            })
    void theUsualFormsNameTheSamePlaceAndHideThePassword(String url) throws Exception {
        assertThat(PostgresAddress.parse(url).inSchema("runs"))
                .hasToString("postgresql://db.example:5433/app schema runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://me:topsecret@db/app",
                "postgresql://me:topsecret@db",
                "postgres://me:topsecret%zz@db/app"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> PostgresAddress.parse(url))
                .isInstanceOf(ParityException.class)
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void aTableIsFoundByAUserGivenApart() throws Exception {
        InferenceDatabase database = new InferenceDatabase();
        try (var connection = database.address().connect()) {
            assertThat(connection.getSchema()).isEqualTo(database.schema());
        }
    }
}
