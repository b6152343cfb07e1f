package io.writeproof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.bench.fixture.CopySink;
import io.writeproof.bench.fixture.RowShape;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CopyEncoderBenchmarkTest {

    @ParameterizedTest
    @EnumSource(names = {"WIDE", "NARROW"})
    void bothEncodersWriteTheSameBytes(RowShape shape) throws SQLException {
        CopyEncoderBenchmark benchmark = new CopyEncoderBenchmark();
        benchmark.shape = shape;
        benchmark.open();
        ByteArrayOutputStream own = new ByteArrayOutputStream();
        ByteArrayOutputStream library = new ByteArrayOutputStream();

        benchmark.encode(new CopySink(own, CopyEncoderBenchmark.ROWS));
        benchmark.encodeByLibrary(new CopySink(library, CopyEncoderBenchmark.ROWS));

        assertThat(own.toByteArray())
                .hasSizeGreaterThan(100 * CopyEncoderBenchmark.ROWS)
                .isEqualTo(library.toByteArray());
    }
}
