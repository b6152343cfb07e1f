package io.writeproof.durability;

import io.writeproof.durability.Attempt.Outcome;
import io.writeproof.durability.Evidence.Kill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Evidence made by hand. Requests are a millisecond long and follow one another unless said otherwise. */
final class Evidences {

    static final long MILLI = 1_000_000;

    private Evidences() {}

    /** Acknowledged one after the other, each after its millisecond: {@code row-0}, {@code row-1} … */
    static List<Attempt> sequence(int count) {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attempts.add(acknowledged("row-" + i, 2L * i * MILLI, (2L * i + 1) * MILLI));
        }
        return attempts;
    }

    static Attempt acknowledged(String id, long sentNanos, long endedNanos) {
        return Attempt.sent(id, sentNanos).ended(Outcome.ACKNOWLEDGED, endedNanos);
    }

    /** A fault at this moment, with nothing queued, and recovered 500 ms later. */
    static Kill killedAt(long nanos) {
        return new Kill(nanos - MILLI, 0, nanos, nanos + 500 * MILLI);
    }

    static Rows rows(String... ids) {
        return rows(Arrays.asList(ids));
    }

    static Rows rows(Collection<String> ids) {
        return new Rows(ids.stream().collect(Collectors.toMap(Function.identity(), id -> 1, Integer::sum)), 0);
    }

    static Rows all(List<Attempt> attempts) {
        return rows(attempts.stream().map(Attempt::id).toList());
    }

    /** A finding with these losses, and nothing else to be said of it. */
    static Finding finding(long acknowledged, long lost, long bound) {
        Loss loss = new Loss(
                acknowledged, lost, lost == 0 ? 0 : 41.5, lost, lost == 0 ? Loss.Shape.NONE : Loss.Shape.PREFIX);
        return new Finding(loss, new Residue(3, 4, 0, 0, 0), bound, 1234.5, lost == 0 ? List.of() : List.of("row-1"));
    }
}
