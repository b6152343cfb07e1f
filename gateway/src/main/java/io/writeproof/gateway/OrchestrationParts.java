package io.writeproof.gateway;

import io.writeproof.gateway.config.OrchestrationConfig;
import io.writeproof.http.orchestration.OrchestrationRoutes;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.metrics.OrchestrationMetrics;
import io.writeproof.service.WriteWatch;
import io.writeproof.service.orchestration.Catalogue;
import io.writeproof.service.orchestration.FailingTask;
import io.writeproof.service.orchestration.FanoutOrchestration;
import io.writeproof.service.orchestration.OrchestrationListener;
import io.writeproof.service.orchestration.Orchestrations;
import io.writeproof.service.orchestration.ProcessTask;
import io.writeproof.service.orchestration.Start;
import io.writeproof.service.orchestration.StartTable;
import io.writeproof.service.orchestration.store.FailureClass;
import io.writeproof.write.Destination;
import io.writeproof.write.WriteListener;
import java.util.List;

/** The parts of the orchestrations. */
final class OrchestrationParts implements Service<Start> {

    private final OrchestrationConfig config;
    private final WriteWatch<Start> watch = new WriteWatch<>();

    OrchestrationParts(OrchestrationConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "orchestration";
    }

    @Override
    public String defaultSchema() {
        return "orchestration";
    }

    @Override
    public Destination<Start> destination() {
        return StartTable.DESTINATION;
    }

    @Override
    public WriteListener<Start> listening(WriteListener<Start> next) {
        return watch.before(next);
    }

    @Override
    public Served serve(Serving<Start> serving) {
        OrchestrationMetrics metrics = new OrchestrationMetrics(serving.registry());
        Orchestrations orchestrations = new Orchestrations(
                config.dispatchers(),
                new Catalogue(
                        List.of(new FanoutOrchestration()),
                        List.of(new ProcessTask(config.activityDelay()), new FailingTask())),
                new Orchestrations.Storage(serving.pool(), serving.rows(), watch),
                told(metrics));
        metrics.showQueue("orchestrator", () -> orchestrations.depths().orchestrator());
        metrics.showQueue("worker", () -> orchestrations.depths().worker());
        metrics.showDispatchers("orchestrator", config.dispatchers().orchestrators());
        metrics.showDispatchers("worker", config.dispatchers().workers());
        OrchestrationRoutes routes = new OrchestrationRoutes(
                orchestrations,
                new MetricsPage(serving.registry()),
                serving.state(),
                serving.database(),
                serving.refused());
        return new Served(routes, orchestrations::stop, orchestrations::drain);
    }

    private static OrchestrationListener told(OrchestrationMetrics metrics) {
        return new OrchestrationListener() {
            @Override
            public void started() {
                metrics.started();
            }

            @Override
            public void fetched(Queue queue, int attempt) {
                metrics.fetched(queue.label(), attempt);
            }

            @Override
            public void activityEnded() {
                metrics.activityEnded();
            }

            @Override
            public void completed(long micros) {
                metrics.completed(micros);
            }

            @Override
            public void failed(FailureClass failureClass) {
                metrics.failed(failureClass.label());
            }

            @Override
            public void tooLate(Queue queue) {
                metrics.tooLate(queue.label());
            }

            @Override
            public void storeFailed(FailureClass failureClass) {
                metrics.storeFailed(failureClass.label());
            }
        };
    }
}
