package io.writeproof.scrape;

import io.writeproof.latency.Trend;
import io.writeproof.target.Figure;
import io.writeproof.target.SeriesSelector;
import io.writeproof.target.TargetException;
import io.writeproof.target.TargetFigures;
import io.writeproof.target.TargetHistory;
import io.writeproof.threshold.Series;
import io.writeproof.threshold.TargetMeasure;
import io.writeproof.threshold.TargetMeasure.Function;
import io.writeproof.threshold.TargetValues.Known;
import io.writeproof.threshold.TargetValues.Rise;
import io.writeproof.threshold.TargetValues.Significance;
import io.writeproof.threshold.TargetValues.Unknown;
import io.writeproof.threshold.TargetValues.Value;
import java.util.List;
import java.util.Objects;

/** Puts what rules can ask about a target to what was read of it. */
public final class TargetQuestions {

    private TargetQuestions() {}

    /** Has everything kept that will be asked for; to be called before the first scrape. */
    public static void follow(TargetHistory history, List<TargetMeasure> measures) {
        for (TargetMeasure measure : measures) {
            measure.series().stream().map(TargetQuestions::selector).forEach(series -> {
                if (measure.function() == Function.QUANTILE) {
                    history.followHistogram(series);
                } else {
                    history.follow(series);
                }
            });
        }
    }

    /** The figure, or why there is none. */
    public static Value answer(TargetMeasure measure, TargetFigures figures) {
        List<SeriesSelector> series =
                measure.series().stream().map(TargetQuestions::selector).toList();
        SeriesSelector only = series.get(0);
        return switch (measure.function()) {
            case VALUE -> known(figures.value(only));
            case MIN -> known(figures.min(only));
            case MAX -> known(figures.max(only));
            case MEAN -> known(figures.mean(only));
            case DELTA -> known(figures.delta(only));
            case RATE -> known(figures.rate(only));
            case RATIO -> known(figures.ratio(only, series.get(1)));
            case QUANTILE -> known(figures.quantile(quantile(measure), only));
            case RISE -> rise(figures, only);
        };
    }

    private static double quantile(TargetMeasure measure) {
        return Objects.requireNonNull(measure.quantile(), "a quantile has its number")
                .doubleValue();
    }

    private static Value known(Figure figure) {
        if (figure instanceof Figure.Value value) {
            return new Known(value.value());
        }
        return new Unknown(((Figure.Missing) figure).reason());
    }

    private static Value rise(TargetFigures figures, SeriesSelector series) {
        try {
            Trend trend = figures.trend(series);
            return new Rise(trend.relativeRise(), trend.significant() ? Significance.SIGNIFICANT : Significance.CHANCE);
        } catch (TargetException e) {
            return new Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static SeriesSelector selector(Series series) {
        return new SeriesSelector(series.name(), series.labels());
    }
}
