package io.writeproof.http.ingest;

/**
 * How far a queue is on its way to full batches.
 *
 * @param queued messages queued and not committed
 * @param batchSize messages of a batch at most, 1 or more
 */
record BatchProgress(long queued, int batchSize) {

    /** Messages beyond the last full batch. */
    long messages() {
        return queued % batchSize;
    }

    /** The same in per cent of a batch. */
    double percent() {
        return 100.0 * messages() / batchSize;
    }

    /** Full batches. */
    long batches() {
        return queued / batchSize;
    }
}
