package io.writeproof.service.ingest.redis;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lettuce.core.RedisException;
import io.writeproof.service.ingest.Message;
import io.writeproof.write.RowRejectedException;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that takes messages from Redis in batches, has each committed, and removes it only then.
 *
 * <p>Whatever fails is tried again after growing pauses, since nothing is lost meanwhile. A batch that is committed and
 * cannot be removed is delivered again, and finds its rows there.
 */
final class Consumer {

    private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

    /**
     * Asking so often costs Redis next to nothing, while being woken for each message would cost both sides a round
     * trip for it.
     */
    private static final long POLL_MILLIS = 10;

    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String id = UuidCreator.getTimeOrderedEpochFast().toString();
    private final RedisLists lists;
    private final RedisStats stats;
    private final WriteSettings settings;
    private final Function<List<Message>, List<Unwritten<Message>>> writer;
    private final Thread thread = new Thread(this::run, "consumer-" + id);
    private volatile boolean stopping;
    private long lastRound = System.nanoTime() - ROUND_NANOS;

    private Consumer(
            RedisLists lists,
            RedisStats stats,
            WriteSettings settings,
            Function<List<Message>, List<Unwritten<Message>>> writer) {
        this.lists = lists;
        this.stats = stats;
        this.settings = settings;
        this.writer = writer;
    }

    /** {@code writer} commits messages that may be there already, and answers with those that are not. */
    static Consumer start(
            RedisLists lists,
            RedisStats stats,
            WriteSettings settings,
            Function<List<Message>, List<Unwritten<Message>>> writer) {
        Consumer consumer = new Consumer(lists, stats, settings, writer);
        consumer.thread.setDaemon(true);
        consumer.thread.start();
        return consumer;
    }

    /** From now on only what has been taken is committed. */
    void stopSoon() {
        stopping = true;
    }

    /**
     * Waits for the batch under way, at most as long as the deadline; what is left then goes to the next consumer that
     * starts.
     */
    void stop(Duration deadline) {
        stopSoon();
        try {
            thread.join(Math.max(1, deadline.toMillis()));
            thread.interrupt();
            thread.join(POLL_MILLIS);
            lists.leave(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RedisException e) {
            LOG.warn(
                    "Redis does not answer; what is left is taken over when the lease has run out: {}", e.getMessage());
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!stopping) {
                if (settled()) {
                    pause = FIRST_PAUSE_MILLIS;
                } else {
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            // Only stop() interrupts.
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that ends is not replaced, so it outlives a defect too. */
    private boolean settled() throws InterruptedException {
        try {
            return settle(gather());
        } catch (RedisException e) {
            LOG.warn("Redis does not answer a consumer, which tries again: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A consumer failed for a reason that is a defect of the gateway, and tries again", e);
        }
        return false;
    }

    /** Waits until the batch is full, or its first message has waited long enough. */
    private List<String> gather() throws InterruptedException {
        long begin = 0;
        long taken = 0;
        while (!stopping) {
            makeRound();
            long before = taken;
            taken = lists.take(id, settings.maxRows());
            begin = before == 0 ? System.nanoTime() : begin;
            boolean waited =
                    System.nanoTime() - begin >= settings.flushInterval().toNanos();
            if (taken >= settings.maxRows() || (taken > 0 && waited)) {
                break;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return lists.taken(id);
    }

    /** Once a second: what consumers that are gone have left, and the figures of late. */
    private void makeRound() {
        if (System.nanoTime() - lastRound >= ROUND_NANOS) {
            lastRound = System.nanoTime();
            long moved = lists.takeOver();
            if (moved > 0) {
                LOG.info("{} messages of consumers that are gone are delivered again", moved);
            }
            stats.renew();
        }
    }

    /** False if the batch has to be tried again. */
    private boolean settle(List<String> batch) {
        List<String> rejected = new ArrayList<>();
        IdentityHashMap<Message, String> texts = new IdentityHashMap<>();
        List<Message> messages = new ArrayList<>();
        for (String text : oldestFirst(batch)) {
            Message message = MessageText.read(text);
            if (message == null) {
                LOG.error("A text in {} is no message; it is kept in {}", RedisLists.PENDING, RedisLists.REJECTED);
                rejected.add(text);
            } else {
                messages.add(message);
                texts.put(message, text);
            }
        }
        for (Unwritten<Message> unwritten :
                messages.isEmpty() ? List.<Unwritten<Message>>of() : writer.apply(messages)) {
            if (!(unwritten.why() instanceof RowRejectedException)) {
                LOG.warn(
                        "{} messages stay in Redis: {}",
                        messages.size(),
                        unwritten.why().getMessage());
                return false;
            }
            rejected.add(String.valueOf(texts.remove(unwritten.row())));
        }
        if (!batch.isEmpty()) {
            messages.removeIf(message -> !texts.containsKey(message));
            List<String> committed = messages.stream().map(texts::get).toList();
            stats.counted(lists.remove(id, rejected, committed, stats.text(messages)));
        }
        return true;
    }

    /** A consumer's list grows at its head. */
    private static List<String> oldestFirst(List<String> batch) {
        List<String> reversed = new ArrayList<>(batch);
        Collections.reverse(reversed);
        return reversed;
    }
}
