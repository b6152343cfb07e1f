package io.writeproof.gateway;

import io.writeproof.fault.FaultyWritePath;
import io.writeproof.fault.StrangeInferences;
import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.InferenceConfig;
import io.writeproof.http.inference.InferenceRoutes;
import io.writeproof.metrics.InferenceMetrics;
import io.writeproof.metrics.MetricsPage;
import io.writeproof.service.inference.DummyProvider;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.InferenceService;
import io.writeproof.service.inference.InferenceTables;
import io.writeproof.write.Destination;
import io.writeproof.write.WritePath;
import java.util.function.Function;

/** The parts of the inference service. */
record InferenceParts(InferenceConfig config) implements Service<Inference> {

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public String defaultSchema() {
        return "tensorzero";
    }

    @Override
    public Destination<Inference> destination() {
        return InferenceTables.BOTH;
    }

    @Override
    public WritePath<Inference> damaged(
            TestFault fault, Function<Destination<Inference>, WritePath<Inference>> opener) {
        return new FaultyWritePath<>(fault, destination(), new StrangeInferences(), opener);
    }

    @Override
    public Served serve(Serving<Inference> serving) {
        return Served.direct(new InferenceRoutes(
                new InferenceService(
                        config.functions(),
                        new DummyProvider(config.dummyProvider()),
                        serving.rows(),
                        System::nanoTime),
                new InferenceMetrics(serving.registry()),
                new MetricsPage(serving.registry()),
                serving.state(),
                serving.database(),
                serving.refused()));
    }
}
