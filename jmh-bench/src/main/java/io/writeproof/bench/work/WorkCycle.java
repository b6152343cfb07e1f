package io.writeproof.bench.work;

import io.writeproof.service.orchestration.store.WorkItem;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a dispatcher does over and over: puts an item into the queue, takes the oldest that is free, ends that. Not thread-safe. */
public final class WorkCycle {

    private final CountedWork work;
    private final String name;
    private long items;
    private @Nullable WorkItem held;

    /** The items are named after the dispatcher, which must have a name of its own. */
    public WorkCycle(CountedWork work, String name) {
        this.work = work;
        this.name = name;
    }

    /** Puts a new item at the end of the queue. */
    public void enqueue() {
        work.enqueue(name, ++items);
    }

    /** Takes the oldest item that is free, asking until there is one; answers how often there was none. */
    public long fetch() {
        long empty = 0;
        Optional<WorkItem> item = work.fetch();
        while (item.isEmpty()) {
            empty++;
            item = work.fetch();
        }
        held = item.get();
        return empty;
    }

    /** Ends the item that was taken. */
    public void complete() {
        work.complete(Objects.requireNonNull(held, "nothing has been fetched"));
        held = null;
    }
}
