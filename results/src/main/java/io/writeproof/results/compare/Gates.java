package io.writeproof.results.compare;

import java.util.Map;
import java.util.Optional;

/**
 * What counts as a change.
 *
 * @param threshold the smallest relative change that counts in any row, such as 0.05
 * @param absoluteFloorMs changes of a latency below this many milliseconds never count
 * @param floors what identical code was measured to differ by
 * @param directions which way is better, for rows where the unit does not say or is wrong, by label and metric or by label
 * @param alpha the chance of one false alarm among all rows
 */
public record Gates(
        double threshold, double absoluteFloorMs, NoiseFloors floors, Map<String, Direction> directions, double alpha) {

    /** 5 %, half a millisecond, one false alarm in twenty comparisons at most. */
    public static final Gates DEFAULT = new Gates(0.05, 0.5, NoiseFloors.NONE, Map.of(), 0.05);

    /** A row's noise is exceeded by chance once in twenty times; half as much again is hardly ever. */
    private static final double ABOVE_NOISE = 1.5;

    public Gates {
        directions = Map.copyOf(directions);
    }

    /** These gates with another smallest change. */
    public Gates withThreshold(double relative) {
        return new Gates(relative, absoluteFloorMs, floors, directions, alpha);
    }

    /** These gates with other noise floors. */
    public Gates withFloors(NoiseFloors measured) {
        return new Gates(threshold, absoluteFloorMs, measured, directions, alpha);
    }

    /**
     * The relative change that counts in a row. Bytes per operation have a floor of one byte: what a benchmark that
     * allocates nothing still shows is the harness's.
     *
     * @param centre the baseline's centre, in {@code unit}
     */
    double of(Section section, RowKey row, String unit, double centre) {
        double absolute = switch (unit) {
            case "ms" -> absoluteFloorMs / centre;
            case "B/op" -> 1 / centre;
            default -> 0;
        };
        double noise = floors.of(section.suite(), section.environment(), row).orElse(0);
        return Math.max(aboveNoise(noise), absolute);
    }

    /** The relative change that counts in a row of this noise floor, if it is no latency. */
    public double aboveNoise(double floor) {
        return Math.max(threshold, ABOVE_NOISE * floor);
    }

    /** Which way is better. */
    Optional<Direction> direction(RowKey row, Optional<Direction> ofUnit) {
        Optional<Direction> stated =
                Optional.ofNullable(directions.getOrDefault(row.toString(), directions.get(row.label())));
        return stated.or(() -> ofUnit);
    }
}
