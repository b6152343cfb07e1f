package io.writeproof.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;

/** How exactly a number is given to the page's script. */
enum Digits {
    /** As much as a picture can show. */
    SHOWN(4),
    /** Seconds of a long run, and percentiles with many nines, have more. */
    EXACT(8);

    private final int most;

    Digits(int most) {
        this.most = most;
    }

    /** The number without an exponent and without zeros at its end. */
    BigDecimal of(double value) {
        BigDecimal stripped =
                BigDecimal.valueOf(value).round(new MathContext(most)).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
