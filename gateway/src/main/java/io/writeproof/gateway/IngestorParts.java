package io.writeproof.gateway;

import io.writeproof.fault.FaultKind;
import io.writeproof.fault.FaultyWritePath;
import io.writeproof.fault.StrangeMessages;
import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.ConfigException;
import io.writeproof.gateway.config.IngestorConfig;
import io.writeproof.http.ingest.IngestRoutes;
import io.writeproof.metrics.IngestMetrics;
import io.writeproof.metrics.IngestMetrics.Lately;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.service.HandOff;
import io.writeproof.service.ingest.BatchListener;
import io.writeproof.service.ingest.BatchWatch;
import io.writeproof.service.ingest.IngestStats;
import io.writeproof.service.ingest.IngestStats.Latency;
import io.writeproof.service.ingest.Ingestor;
import io.writeproof.service.ingest.Message;
import io.writeproof.service.ingest.MessageQueue;
import io.writeproof.service.ingest.MessageTable;
import io.writeproof.service.ingest.StoredMessages;
import io.writeproof.service.ingest.WritePathQueue;
import io.writeproof.service.ingest.redis.RedisQueue;
import io.writeproof.write.Destination;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WritePath;
import io.writeproof.write.WriteSettings;
import java.time.Clock;
import java.util.function.Function;

/** The parts of the message ingestor. */
final class IngestorParts implements Service<Message> {

    private final IngestorConfig config;
    private final WriteSettings settings;
    private final IngestMetrics metrics = new IngestMetrics();
    private final BatchWatch batches = new BatchWatch(Clock.systemUTC(), System::nanoTime, told(metrics));

    /** {@code settings} say how batches are made, whichever queue they come from. */
    IngestorParts(IngestorConfig config, WriteSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "ingestor";
    }

    @Override
    public String defaultSchema() {
        return "ingestor";
    }

    @Override
    public Destination<Message> destination() {
        return MessageTable.DESTINATION;
    }

    /** A message is one row, so there are no halves of it. */
    @Override
    public WritePath<Message> damaged(TestFault fault, Function<Destination<Message>, WritePath<Message>> opener) {
        if (fault.kind() == FaultKind.HALF_WRITE) {
            throw new ConfigException("--test-fault " + fault + " cannot be done by service \"" + name()
                    + "\", whose messages are one row each; expected drop, duplicate or invent");
        }
        return new FaultyWritePath<>(fault, destination(), new StrangeMessages(), opener);
    }

    @Override
    public WriteListener<Message> listening(WriteListener<Message> next) {
        return batches.before(next);
    }

    private static BatchListener told(IngestMetrics metrics) {
        return new BatchListener() {
            @Override
            public void committed(int messages) {
                metrics.committed(messages);
            }

            @Override
            public void latency(long nanos) {
                metrics.persisted(nanos);
            }
        };
    }

    @Override
    public Served serve(Serving<Message> serving) {
        metrics.register(serving.registry(), settings.writers(), () -> lately(batches.stats()));
        MessageQueue queue = queue(serving.rows());
        IngestRoutes routes = new IngestRoutes(
                new Ingestor(queue, new StoredMessages(serving.pool()), settings.maxRows()),
                metrics,
                new MetricsPage(serving.registry()),
                serving.state(),
                serving.database(),
                serving.refused());
        return new Served(routes, queue::stop);
    }

    private static Lately lately(IngestStats stats) {
        Latency latency = stats.latency();
        return latency == null
                ? new Lately(stats.perSecond(), Double.NaN, Double.NaN, Double.NaN)
                : new Lately(stats.perSecond(), latency.averageMillis(), latency.p95Millis(), latency.p99Millis());
    }

    private MessageQueue queue(HandOff<Message> rows) {
        return config.redis() == null
                ? new WritePathQueue(rows, batches)
                : RedisQueue.start(config.redis(), settings, rows::writeIfAbsent);
    }
}
