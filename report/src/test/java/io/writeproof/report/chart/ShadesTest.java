package io.writeproof.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShadesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | 1",
                "3    | 1, 2, 3",
                "16   | 1, 2, 3–4, 5–6, 7–9, 10–16",
                "5000 | 1–2, 3–9, 10–39, 40–99, 100–399, 400–999, 1,000–5,000"
            })
    void theKeyHasRoundNumbersAndEndsWithTheGreatest(long most, String key) {
        Shades shades = Shades.upTo(most);
        List<String> texts = IntStream.range(0, shades.bounds().size())
                .mapToObj(shades::text)
                .toList();
        assertThat(String.join(", ", texts)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 7, 10, 99, 1_000, 123_456_789_012L})
    void theFewestAreWeakAndTheMostStrongAndNothingIsNoShade(long most) {
        Shades shades = Shades.upTo(most);
        assertThat(shades.of(0)).isZero();
        assertThat(shades.of(1)).isEqualTo(1);
        assertThat(shades.of(most)).isEqualTo(Shades.STRONGEST);
        assertThat(shades.bounds()).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Shades.STRONGEST);
    }

    @Test
    void oneShadeAloneIsNeitherWeakNorStrong() {
        assertThat(Shades.upTo(1).of(1)).isEqualTo(4);
    }
}
