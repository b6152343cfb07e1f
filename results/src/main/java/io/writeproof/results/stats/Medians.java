package io.writeproof.results.stats;

import java.util.Arrays;

/** Medians by selection, which is faster than by sorting. Stateless. */
public final class Medians {

    private Medians() {}

    /** The middle value, or the mean of the two middle ones; NaN when one is NaN. {@code values} is left as it is. */
    public static double of(double[] values) {
        boolean nan = Arrays.stream(values).anyMatch(Double::isNaN);
        return nan ? Double.NaN : selected(values.clone(), values.length);
    }

    /** The same of the first {@code length} values, which are put into another order. */
    static double selected(double[] values, int length) {
        int upper = length / 2;
        double high = select(values, length, upper);
        if (length % 2 == 1) {
            return high;
        }
        double low = values[0]; // everything before the selected one is at most as large
        for (int i = 1; i < upper; i++) {
            low = Math.max(low, values[i]);
        }
        return (low + high) / 2;
    }

    /** Hoare's selection: afterwards {@code values[k]} is what sorting would put there. NaN must not occur. */
    static double select(double[] values, int length, int k) {
        int left = 0;
        int right = length - 1;
        while (left < right) {
            double pivot = values[k];
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (pivot < values[j]) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (j < k) {
                left = i;
            }
            if (k < i) {
                right = j;
            }
        }
        return values[k];
    }
}
