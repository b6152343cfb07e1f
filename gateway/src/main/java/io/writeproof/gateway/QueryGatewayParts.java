package io.writeproof.gateway;

import io.writeproof.gateway.config.QueryGatewayConfig;
import io.writeproof.http.classify.ClassifyRoutes;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.metrics.QueryMetrics;
import io.writeproof.service.classify.AnswerCache;
import io.writeproof.service.classify.Batcher;
import io.writeproof.service.classify.Classification;
import io.writeproof.service.classify.ClassifyService;
import io.writeproof.service.classify.DummyModel;
import io.writeproof.service.classify.LoggedQuery;
import io.writeproof.service.classify.ModelListener;
import io.writeproof.service.classify.QueryLog;
import io.writeproof.write.Destination;

/** The parts of the query gateway. */
record QueryGatewayParts(QueryGatewayConfig config) implements Service<LoggedQuery> {

    @Override
    public String name() {
        return "query-gateway";
    }

    @Override
    public String defaultSchema() {
        return "query_gateway";
    }

    @Override
    public Destination<LoggedQuery> destination() {
        return QueryLog.DESTINATION;
    }

    @Override
    public Served serve(Serving<LoggedQuery> serving) {
        QueryMetrics metrics = new QueryMetrics(serving.registry());
        AnswerCache cache = new AnswerCache(config.cache(), System::nanoTime);
        Batcher batcher = Batcher.start(
                config.batches(), new DummyModel(config.model(), System::nanoTime), told(metrics), System::nanoTime);
        metrics.showCache(cache::size);
        metrics.showQueue(batcher::depth);
        metrics.showModel(() -> batcher.isRunning() ? 1 : 0);
        ClassifyService service =
                new ClassifyService(cache, batcher, config.confidenceThreshold(), serving.rows(), System::nanoTime);
        ClassifyRoutes routes = new ClassifyRoutes(
                service,
                metrics,
                new MetricsPage(serving.registry()),
                serving.state(),
                serving.database(),
                serving.refused());
        return new Served(routes, batcher::drain);
    }

    private static ModelListener told(QueryMetrics metrics) {
        return new ModelListener() {
            @Override
            public void inferred(int size, long nanos) {
                metrics.inferred(size, nanos);
            }

            @Override
            public void classified(Classification classification, long waitedNanos) {
                metrics.classified(classification.label().number(), classification.confidence(), waitedNanos);
            }
        };
    }
}
