package io.writeproof.service.orchestration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.writeproof.service.orchestration.Event.ActivityScheduled;
import io.writeproof.service.orchestration.Event.Decision;
import io.writeproof.service.orchestration.Event.OrchestrationCompleted;
import io.writeproof.service.orchestration.Event.OrchestrationFailed;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Schedules a number of activities at once and completes when all of them have: the stress test of the source provider.
 *
 * <p>The input is {@code {"task_count": 5}}. With {@code "payload_bytes": 10240} each activity is given, and gives back, that
 * much text. With {@code "failing_task": 2} the third activity fails each time, with {@code "failures": 3} beside it three
 * times.
 */
public final class FanoutOrchestration implements Orchestration {

    /** Activities of one instance at most. */
    static final int MOST_TASKS = 1_000;

    /** Bytes of one activity's input at most. */
    static final int MOST_PAYLOAD_BYTES = 1 << 20;

    private static final int LETTERS = 26;

    private static final ObjectReader INPUT = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build()
            .readerFor(Input.class);

    private record Input(
            @Nullable Integer taskCount,
            int payloadBytes,
            @Nullable Integer failingTask,
            @Nullable Integer failures) {

        int count() {
            return taskCount == null ? 0 : taskCount;
        }

        private void check() {
            require("task_count", count(), 1, MOST_TASKS);
            require("payload_bytes", payloadBytes, 0, MOST_PAYLOAD_BYTES);
            require("failing_task", failingTask == null ? 0 : failingTask, 0, count() - 1);
            require("failures", failures == null ? 0 : failures, 0, Integer.MAX_VALUE);
        }

        private static void require(String field, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "input." + field + ": expected " + least + " to " + most + ", found " + value);
            }
        }
    }

    @Override
    public String name() {
        return "FanoutOrchestration";
    }

    @Override
    public void check(String input) {
        parse(input);
    }

    private static Input parse(String text) {
        try {
            Input input = INPUT.readValue(text);
            input.check();
            return input;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "input: expected {\"task_count\": 5} with whole numbers, and besides only payload_bytes,"
                            + " failing_task and failures; found something else",
                    null);
        }
    }

    @Override
    public List<Decision> next(String text, History history) {
        Input input = parse(text);
        if (history.scheduled() == 0) {
            return IntStream.range(0, input.count())
                    .mapToObj(task -> activity(input, task))
                    .toList();
        }
        if (history.failure().isPresent()) {
            return List.of(new OrchestrationFailed(history.failure().get()));
        }
        return history.completed() == input.count()
                ? List.of(new OrchestrationCompleted(
                        "Completed " + input.count() + " tasks (" + history.completed() + " succeeded)"))
                : List.of();
    }

    private static Decision activity(Input input, int task) {
        if (input.failingTask() != null && input.failingTask() == task) {
            int failures = input.failures() == null ? Integer.MAX_VALUE : input.failures();
            return new ActivityScheduled(FailingTask.NAME, String.valueOf(failures));
        }
        return new ActivityScheduled(ProcessTask.NAME, padded("task-" + task, input.payloadBytes(), task));
    }

    /** Letters by chance, which do not shrink when they are stored; the same ones each time, as the decision must be. */
    private static String padded(String text, int bytes, int seed) {
        StringBuilder padded = new StringBuilder(Math.max(bytes, text.length())).append(text);
        SplittableRandom letters = new SplittableRandom(seed);
        while (padded.length() < bytes) {
            padded.append((char) ('a' + letters.nextInt(LETTERS)));
        }
        return padded.toString();
    }
}
