package io.writeproof.target;

import io.writeproof.latency.Trend;
import io.writeproof.target.Timeline.Bin;
import io.writeproof.target.Timeline.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures of the target over parts of a run. Thread-safe; each call looks at what is known by then.
 *
 * <p>An expression stands for the sum over its series. Differences reach from the last scrape before a part until the
 * first one after it, so that they miss nothing of it and may include up to one interval more at each end.
 */
public final class TargetFigures {

    private static final SeriesSelector PROCESS_START = SeriesSelector.named("process_start_time_seconds");

    private final TargetHistory history;
    private final List<Span> spans;

    /**
     * @param spans the parts of the run, in any order; those that touch count as one
     */
    public TargetFigures(TargetHistory history, List<Span> spans) {
        this.history = history;
        this.spans = Span.joined(spans);
    }

    /** The first value that was read. */
    Figure first(SeriesSelector series) {
        return figure(() -> bins(series).get(0).first().value());
    }

    /** The last value that was read. */
    public Figure value(SeriesSelector series) {
        return figure(() -> {
            List<Bin> bins = bins(series);
            return bins.get(bins.size() - 1).last().value();
        });
    }

    public Figure min(SeriesSelector series) {
        return figure(() -> bins(series).stream().mapToDouble(Bin::min).min().orElseThrow());
    }

    public Figure max(SeriesSelector series) {
        return figure(() -> bins(series).stream().mapToDouble(Bin::max).max().orElseThrow());
    }

    /** The mean of the values that were read. */
    public Figure mean(SeriesSelector series) {
        return figure(() -> {
            List<Bin> bins = bins(series);
            double sum = bins.stream().mapToDouble(Bin::sum).sum();
            return sum / bins.stream().mapToInt(Bin::points).sum();
        });
    }

    /** By how much the value has changed. */
    public Figure delta(SeriesSelector series) {
        return figure(() -> change(series).amount);
    }

    /** By how much the value has changed per second. */
    public Figure rate(SeriesSelector series) {
        return figure(() -> {
            Change change = change(series);
            return change.amount / change.seconds;
        });
    }

    /** The delta of one as a share of the delta of the other. */
    public Figure ratio(SeriesSelector part, SeriesSelector whole) {
        return figure(() -> {
            double divisor = change(whole).amount;
            if (divisor == 0) {
                throw new TargetException(whole + " did not change, so nothing can be divided by its delta");
            }
            return change(part).amount / divisor;
        });
    }

    /**
     * A quantile of what a histogram observed, see {@link HistogramQuantile}.
     *
     * @param quantile 0 to 1
     * @param histogram by its name without {@code _bucket}
     */
    public Figure quantile(double quantile, SeriesSelector histogram) {
        return figure(() -> {
            TreeMap<Double, Double> cumulative = new TreeMap<>();
            for (Map.Entry<String, Timeline> bucket :
                    history.bucketTimelines(histogram).entrySet()) {
                double observations = change(histogram, bucket.getValue()).amount;
                cumulative.merge(bound(histogram, bucket.getKey()), observations, Double::sum);
            }
            return HistogramQuantile.of(quantile, cumulative);
        });
    }

    /**
     * How the values went, for the question whether they rise.
     *
     * @throws TargetException when nothing is known of them, or fewer than {@value Trend#LEAST_VALUES} values are
     */
    public Trend trend(SeriesSelector series) throws TargetException {
        requireNoProblem();
        requireSameProcess(series, whole(), "trend");
        double[] means = bins(series).stream().mapToDouble(Bin::mean).toArray();
        if (means.length < Trend.LEAST_VALUES) {
            throw new TargetException("a trend of " + series + " needs at least " + Trend.LEAST_VALUES
                    + " scrapes in this time, found " + means.length);
        }
        for (double mean : means) {
            if (Double.isNaN(mean) || Double.isInfinite(mean)) {
                throw new TargetException(series + " was not a finite number at every scrape, so it has no trend");
            }
        }
        return Trend.of(means);
    }

    /** From the beginning of the first part to the end of the last: memory that was given back by a restart did not fall. */
    private Span whole() {
        return spans.get(0).and(spans.get(spans.size() - 1));
    }

    private static double bound(SeriesSelector histogram, String text) throws TargetException {
        try {
            return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TargetException(histogram + " has a bucket with the bound `" + text + "`: expected a number", e);
        }
    }

    private List<Bin> bins(SeriesSelector series) throws TargetException {
        Timeline timeline = history.timeline(series);
        List<Bin> bins = new ArrayList<>();
        spans.forEach(span -> bins.addAll(timeline.within(span)));
        if (bins.isEmpty()) {
            throw new TargetException("no scrape that had " + series + " fell into this time");
        }
        return bins;
    }

    /** How much a value changed, in how much time. */
    private record Change(double amount, double seconds) {}

    private Change change(SeriesSelector series) throws TargetException {
        return change(series, history.timeline(series));
    }

    private Change change(SeriesSelector series, Timeline timeline) throws TargetException {
        double amount = 0;
        long nanos = 0;
        for (Span span : spans) {
            Point from = timeline.before(span);
            Point to = timeline.after(span);
            requireNoReset(series, from, to);
            amount += to.value() - from.value();
            nanos += to.nanos() - from.nanos();
        }
        if (nanos <= 0) {
            throw new TargetException("a difference of " + series + " needs two scrapes around this time, found one");
        }
        return new Change(amount, nanos / 1e9);
    }

    private void requireNoReset(SeriesSelector series, Point from, Point to) throws TargetException {
        if (from.resets() != to.resets()) {
            throw new TargetException(
                    series + " fell back in this time, as after a restart of the target, so it has no difference");
        }
        // A counter may have passed its old value again since the restart.
        requireSameProcess(series, new Span(from.nanos(), to.nanos()), "difference");
    }

    /** Where the target tells when its process started; its own start may be asked for all the same. */
    private void requireSameProcess(SeriesSelector series, Span time, String figure) throws TargetException {
        if (history.missing(PROCESS_START) != null || series.equals(PROCESS_START)) {
            return;
        }
        Timeline starts = history.timeline(PROCESS_START);
        if (starts.before(time).value() != starts.after(time).value()) {
            throw new TargetException("the target was restarted in this time (process_start_time_seconds changed), so "
                    + series + " has no " + figure);
        }
    }

    private void requireNoProblem() throws TargetException {
        String problem = history.problem();
        if (problem != null) {
            throw new TargetException(problem);
        }
    }

    private Figure figure(Computation computation) {
        try {
            requireNoProblem();
            double value = computation.value();
            return Double.isNaN(value) ? new Figure.Missing("the target gave NaN for it") : new Figure.Value(value);
        } catch (TargetException e) {
            return new Figure.Missing(String.valueOf(e.getMessage()));
        }
    }

    private interface Computation {
        double value() throws TargetException;
    }
}
