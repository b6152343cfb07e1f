package io.writeproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.0123|0.012", "0.5|0.50", "4|4.00", "29.74|29.7", "1314.4|1,314", "NaN|–"})
    void durationsHaveTheDecimalsOfTheirSize(double milliseconds, String shown) {
        assertThat(Figures.ms(milliseconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0.00", "0.00001|<0.01", "0.5|50.00", "0.999999|99.99", "1|100.00"})
    void aPartIsNeverRoundedToNothingOrToAll(double ratio, String shown) {
        assertThat(Figures.percent(ratio)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"54739|54,739", "0.1234|0.123", "6458.49|6,458", "-0.0001|0.000"})
    void numbersHaveTheirThousandsSeparated(double number, String shown) {
        assertThat(Figures.of(number)).isEqualTo(shown);
    }

    @Test
    void lengthsOfTimeAreSaidInTheUnitsOfTheirSize() {
        assertThat(Figures.duration(Duration.ofMillis(40))).isEqualTo("40 ms");
        assertThat(Figures.duration(Duration.ofMillis(1_300))).isEqualTo("1.3 s");
        assertThat(Figures.duration(Duration.ofSeconds(95))).isEqualTo("1 min 35 s");
        assertThat(Figures.duration(Duration.ofHours(2))).isEqualTo("2 h 0 min");
    }
}
