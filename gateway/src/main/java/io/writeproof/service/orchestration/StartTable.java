package io.writeproof.service.orchestration;

import static io.writeproof.write.PgType.BIGINT;
import static io.writeproof.write.PgType.TEXT;

import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.write.Column;
import io.writeproof.write.Destination;
import io.writeproof.write.Table;
import java.util.List;

/** Where starts are written: the queue of messages to instances. */
public final class StartTable {

    private static final Table<Start> ORCHESTRATOR_QUEUE = new Table<>(
            "orchestrator_queue",
            List.of(
                    new Column<>("instance_id", TEXT, Start::instanceId),
                    new Column<>("source_event_id", BIGINT, start -> OrchestrationStore.START),
                    new Column<>("work_item", TEXT, Start::message)));

    /** The one table; a start is named by its instance. */
    public static final Destination<Start> DESTINATION =
            new Destination<>(List.of(ORCHESTRATOR_QUEUE), Start::instanceId);

    private StartTable() {}
}
