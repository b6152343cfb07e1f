package io.writeproof.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    private static final byte[] BODY = "{\"id\":\"0123456789\"}".repeat(1_000).getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", " GZIP "})
    void gzipIsUndone(String name) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(BODY);
        }

        assertThat(ContentCoding.decode(packed.toByteArray(), name)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deflateIsUndoneWithAndWithoutZlibsHeader(boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            out.write(BODY);
        }

        assertThat(ContentCoding.decode(packed.toByteArray(), "deflate")).isEqualTo(BODY);
    }

    @Test
    void whatIsNotEncodedOrUnknownStaysAsItIs() throws IOException {
        assertThat(ContentCoding.decode(BODY, null)).isSameAs(BODY);
        assertThat(ContentCoding.decode(BODY, "identity")).isSameAs(BODY);
        assertThat(ContentCoding.decode(BODY, "zstd")).isSameAs(BODY);
        assertThat(ContentCoding.decode(new byte[0], "gzip")).isEmpty();
    }

    @Test
    void aBodyThatIsNotWhatItsHeaderSaysIsAFailure() {
        assertThatThrownBy(() -> ContentCoding.decode(BODY, "gzip")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ContentCoding.decode(BODY, "deflate")).isInstanceOf(IOException.class);
    }
}
