package io.writeproof.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HolmTest {

    @Test
    void itGivesWhatRsPAdjustGives() {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void itIsNeverSmallerThanThePNorLargerThanBonferroni() {
        double[] p = new SplittableRandom(7).doubles(50).toArray();
        double[] adjusted = Holm.adjusted(p);

        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(p[i], Math.min(1, p[i] * p.length));
        }
    }

    @Test
    void nothingIsCorrectedToNothing() {
        assertThat(Holm.adjusted(new double[0])).isEmpty();
        assertThat(Arrays.stream(Holm.adjusted(new double[] {0.04})).boxed()).containsExactly(0.04);
    }
}
