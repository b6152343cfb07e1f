package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.OrchestrationListener.Queue;
import io.writeproof.service.orchestration.store.FailureClass;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import io.writeproof.service.orchestration.store.OrchestrationItem;
import io.writeproof.service.orchestration.store.TurnResult;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a turn with one instance; false if none has messages. Thread-safe. */
record OrchestratorStep(Dispatching shared) implements BooleanSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(OrchestratorStep.class);

    @Override
    public boolean getAsBoolean() {
        Duration lease = shared.settings().orchestratorLease();
        Optional<OrchestrationItem> fetched = shared.store().fetchOrchestration(lease);
        fetched.ifPresent(item ->
                shared.leases().during(lease, () -> shared.store().renew(item, lease), () -> takeTurn(item)));
        return fetched.isPresent();
    }

    private void takeTurn(OrchestrationItem item) {
        shared.listener().fetched(Queue.ORCHESTRATOR, item.attempt());
        try {
            end(item, shared.isBeyond(item.attempt()) ? givenUp(item) : Turn.of(item, shared.catalogue()));
        } catch (Turn.UnfitException e) {
            LOG.error("Instance {}, attempt {}: {}", item.instanceId(), item.attempt(), e.getMessage());
            if (shared.isLast(item.attempt())) {
                end(item, givenUp(item));
            } else {
                shared.store().abandon(item, Dispatching.pauseAfter(item.attempt()));
            }
        }
    }

    private TurnResult givenUp(OrchestrationItem item) {
        return Turn.givenUp(item, shared.givenUp("the instance"));
    }

    private void end(OrchestrationItem item, TurnResult result) {
        OptionalLong age = shared.store().complete(item, result);
        if (age.isEmpty()) {
            shared.listener().tooLate(Queue.ORCHESTRATOR);
            return;
        }
        if (result.schedules()) {
            shared.work().ring();
        }
        InstanceStatus end = result.end();
        if (end != null) {
            tell(item.instanceId(), end, age.getAsLong());
        }
    }

    private void tell(String instanceId, InstanceStatus end, long micros) {
        if (end.state() == State.COMPLETED) {
            shared.listener().completed(micros);
        } else {
            FailureClass failureClass =
                    EventJson.failure(String.valueOf(end.output())).failureClass();
            LOG.warn("Instance {} has failed: {}", instanceId, failureClass.label());
            shared.listener().failed(failureClass);
        }
        shared.watches().ended(instanceId, end);
    }
}
