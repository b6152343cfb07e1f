package io.writeproof.parity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The looks of a check at which something was new, and its last, in bounded memory. Not thread-safe.
 *
 * <p>When there are {@value #MOST}, every second one is let go, and of those to come every second one is kept, and so on; the
 * latest at which something was new is always there.
 */
final class Looks {

    static final int MOST = 200;

    /** Each {@link #stride}-th that was new, and the latest of them. */
    private final List<Look> kept = new ArrayList<>();

    private int stride = 1;
    private long news;
    private @Nullable Look last;

    void add(Look look) {
        @Nullable Look latest = kept.isEmpty() ? null : kept.get(kept.size() - 1);
        last = look;
        if (latest != null && latest.rows() == look.rows() && latest.missing() < look.missing()) {
            // The comparison found what the counts could not tell: it was missing before, too.
            kept.set(kept.size() - 1, new Look(latest.after(), latest.rows(), look.missing()));
        } else if (latest == null || !latest.sawAsMuchAs(look)) {
            addNew(look);
        }
    }

    private void addNew(Look look) {
        if (news > 0 && (news - 1) % stride != 0) {
            kept.remove(kept.size() - 1);
        }
        kept.add(look);
        news++;
        if (kept.size() == MOST - 1) {
            for (int i = 1; i < kept.size() - 1; i++) {
                kept.remove(i);
            }
            stride *= 2;
        }
    }

    /** At most {@value #MOST}, in the order in which they were made. */
    List<Look> all() {
        List<Look> all = new ArrayList<>(kept);
        if (last != null && !last.after().equals(kept.get(kept.size() - 1).after())) {
            all.add(last);
        }
        return all;
    }
}
