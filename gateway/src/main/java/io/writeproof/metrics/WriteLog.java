package io.writeproof.metrics;

import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WriteListener;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each row that is not going to be in its table, by key and reason and without its content, and passes on everything.
 *
 * <p>Thread-safe.
 */
public final class WriteLog<R> implements WriteListener<R> {

    private static final Logger LOG = LoggerFactory.getLogger(WriteLog.class);

    private final Function<R, String> key;
    private final WriteListener<R> next;

    /**
     * Logs in front of another listener.
     *
     * @param key names a row
     */
    public WriteLog(Function<R, String> key, WriteListener<R> next) {
        this.key = key;
        this.next = next;
    }

    @Override
    public void committed(List<R> rows, long nanos) {
        next.committed(rows, nanos);
    }

    @Override
    public void rejected(R row, RowRejectedException why) {
        LOG.error("Row rejected: key={} sqlstate={} column={}", key.apply(row), why.sqlState(), why.column());
        next.rejected(row, why);
    }

    @Override
    public void failed(List<R> rows, WriteFailedException why) {
        String keys = rows.stream().map(key).collect(Collectors.joining(" "));
        LOG.error("{} rows given up: {}; keys={}", rows.size(), why.getMessage(), keys);
        next.failed(rows, why);
    }

    @Override
    public void retrying(int rows, String why) {
        LOG.warn("Trying to write {} rows again: {}", rows, why);
        next.retrying(rows, why);
    }
}
