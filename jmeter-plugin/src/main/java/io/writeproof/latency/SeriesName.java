package io.writeproof.latency;

import java.util.Comparator;

/**
 * Which samples belong together: those of one label in one phase. In order of phase, then label.
 *
 * @param phase {@link SampleMoments#NO_PHASE} for samples whose phase nobody told
 */
public record SeriesName(String phase, String label) implements Comparable<SeriesName> {

    private static final Comparator<SeriesName> ORDER =
            Comparator.comparing(SeriesName::phase).thenComparing(SeriesName::label);

    @Override
    public int compareTo(SeriesName other) {
        return ORDER.compare(this, other);
    }
}
