package io.writeproof.report.chart;

import io.writeproof.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where an axis has its marks, and what stands at them. Immutable.
 *
 * @param low value at the axis's beginning
 * @param high value at its end
 * @param scale how the values between lie
 * @param marks ascending
 */
record Ticks(double low, double high, Scale scale, List<Tick> marks) {

    private static final int ABOUT = 5;
    private static final double LEAST_LOGARITHMIC = 0.01;
    /** The curve of what is not quite all ends a hundredth below it. */
    private static final double LEAST_SHARE = 0.01;
    /** An axis whose end is more times its beginning than this has no room for more than the powers of ten. */
    private static final double ROOMY = 200;

    private static final double[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400
    };
    private static final List<String> PERCENTILES =
            List.of("0", "50", "90", "99", "99.9", "99.99", "99.999", "99.9999", "99.99999");

    /** A mark with its text. */
    record Tick(double value, String text) {}

    /** Marks for values from {@code least} to {@code greatest}; a linear axis begins at 0, a logarithmic one above it. */
    static Ticks of(Scale scale, double least, double greatest) {
        return switch (scale) {
            case LINEAR -> linear(Math.min(0, least), greatest);
            case LOGARITHMIC -> logarithmic(least, greatest);
            case SHARE -> share(least);
            case TIME -> time(least, greatest);
            case PERCENTILE -> percentiles(greatest);
        };
    }

    private static Ticks linear(double low, double greatest) {
        double span = greatest > low ? greatest - low : 1;
        double step = niceStep(span / ABOUT);
        double high = Math.ceil((low + span) / step - 1e-9) * step;
        List<Tick> marks = IntStream.rangeClosed((int) Math.ceil(low / step), (int) Math.rint(high / step))
                .mapToObj(i -> new Tick(i * step, number(i * step, step)))
                .toList();
        return new Ticks(low, high, Scale.LINEAR, marks);
    }

    private static Ticks share(double least) {
        double step = Math.max(LEAST_SHARE, niceStep(Math.max(LEAST_SHARE, 100 - least) / ABOUT));
        int below = (int) Math.ceil((100 - least) / step - 1e-9);
        double low = Math.max(0, 100 - Math.max(1, below) * step);
        List<Tick> marks = IntStream.rangeClosed(0, (int) Math.rint((100 - low) / step))
                .mapToObj(i -> new Tick(low + i * step, number(low + i * step, step)))
                .toList();
        return new Ticks(low, 100, Scale.SHARE, marks);
    }

    private static double niceStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double part = raw / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    private static String number(double value, double step) {
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static Ticks logarithmic(double least, double greatest) {
        int from = (int) Math.floor(Math.log10(least > 0 ? least : LEAST_LOGARITHMIC));
        int to = Math.max(from + 1, (int) Math.ceil(Math.log10(greatest) - 1e-9));
        List<Tick> marks = IntStream.rangeClosed(from, to)
                .mapToObj(power -> new Tick(Math.pow(10, power), number(Math.pow(10, power), Math.pow(10, power))))
                .toList();
        return new Ticks(Math.pow(10, from), Math.pow(10, to), Scale.LOGARITHMIC, marks);
    }

    /**
     * Marks of a logarithmic axis that begins and ends exactly where it is told, with 2 and 5 between the powers of ten if there
     * is room.
     */
    static Ticks within(double low, double high) {
        double[] steps = high / low > ROOMY ? new double[] {1} : new double[] {1, 2, 5};
        List<Tick> marks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
            for (double step : steps) {
                double value = step * Math.pow(10, power);
                // A bound that is a power of ten may miss it by its last bit.
                if (value > low * (1 - 1e-9) && value < high * (1 + 1e-9)) {
                    marks.add(new Tick(value, number(value, value)));
                }
            }
        }
        return new Ticks(low, high, Scale.LOGARITHMIC, marks);
    }

    private static Ticks time(double least, double greatest) {
        double span = Math.max(1, greatest - least);
        double step = DoubleStream.of(SECONDS)
                .filter(seconds -> span / seconds <= 8)
                .findFirst()
                .orElse(SECONDS[SECONDS.length - 1]);
        List<Tick> marks = new ArrayList<>();
        for (double second = Math.ceil(least / step) * step; second <= least + span; second += step) {
            marks.add(new Tick(second, clock((long) second)));
        }
        return new Ticks(least, least + span, Scale.TIME, marks);
    }

    /** Seconds as {@code 0:45}, {@code 12:30} or {@code 1:00:00}. */
    static String clock(long seconds) {
        long minutes = seconds / 60 % 60;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, minutes, seconds % 60);
    }

    private static Ticks percentiles(double greatest) {
        List<Tick> marks = PERCENTILES.stream()
                .map(percent -> new Tick(Double.parseDouble(percent) / 100, percent + " %"))
                .filter(tick -> tick.value() <= greatest)
                .toList();
        return new Ticks(0, greatest, Scale.PERCENTILE, marks);
    }

    /** The part of the axis before a value: 0 at its beginning, 1 at its end; beyond them the nearer one. */
    double part(double value) {
        double part = (laidOut(value) - laidOut(low)) / (laidOut(high) - laidOut(low));
        return Double.isNaN(part) ? 0 : Math.max(0, Math.min(1, part));
    }

    private double laidOut(double value) {
        return switch (scale) {
            case LINEAR, SHARE, TIME -> value;
            case LOGARITHMIC -> Math.log10(Math.max(value, Double.MIN_NORMAL));
            case PERCENTILE -> -Math.log10(Math.max(1 - value, 1e-12));
        };
    }

    /** The value as it is read off, for the picture's description. */
    static String read(double value) {
        return Figures.of(value);
    }
}
