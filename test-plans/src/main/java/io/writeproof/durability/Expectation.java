package io.writeproof.durability;

/** How many acknowledged rows may be lost at most, derived from what was in whose memory when the fault struck. */
enum Expectation {
    /** Whoever died had nothing that was acknowledged and not on disk, or gave it away first. */
    NOTHING("0") {
        @Override
        long rows(Evidence evidence) {
            return 0;
        }
    },
    /**
     * What the gateway said it had queued, and what was acknowledged after it was asked. Never more than the sum of a batch,
     * what arrives in a flush interval, and the queue.
     */
    QUEUED("what was queued at the kill") {
        @Override
        long rows(Evidence evidence) {
            return evidence.kill().queued()
                    + evidence.acknowledgedSince(evidence.kill().askedNanos());
        }
    },
    /** What was committed within three rounds of the WAL writer before the fault (PostgreSQL documentation, "Asynchronous Commit"). */
    UNFLUSHED("rate x 3 x wal_writer_delay") {
        @Override
        long rows(Evidence evidence) {
            return evidence.acknowledgedSince(
                    evidence.kill().faultNanos() - 3 * KillableServer.WAL_WRITER_DELAY.toNanos());
        }
    };

    private final String text;

    Expectation(String text) {
        this.text = text;
    }

    /** What may be lost by {@code variant} when {@code victim}'s memory is gone. */
    static Expectation of(Variant variant, Victim victim) {
        return switch (victim) {
            case NOBODY -> NOTHING;
            case GATEWAY -> variant.queues() ? QUEUED : NOTHING;
            case SERVER -> variant.commit() == Variant.Commit.OFF ? UNFLUSHED : NOTHING;
        };
    }

    /** The most rows that may be lost. */
    abstract long rows(Evidence evidence);

    /** For people: {@code 0}, or what it is counted from. */
    @Override
    public String toString() {
        return text;
    }

    /** Whose memory a fault destroys. */
    enum Victim {
        NOBODY,
        GATEWAY,
        SERVER
    }
}
