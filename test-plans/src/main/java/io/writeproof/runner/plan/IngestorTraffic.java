package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.option.OptionReader.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A known number of messages: at a rate, or each thread takes the next one as soon as its last one is answered. */
final class IngestorTraffic implements Traffic {

    /** The gateway's variable that makes Redis its queue. */
    static final String REDIS = "REDIS_URL";

    private static final int MAX_MESSAGES = 10_000_000;
    private static final int MAX_THREADS = 10_000;
    private static final int MAX_WORKERS = 64;
    private static final int MAX_BATCH = 10_000;
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
    /** What the plan allows for a request. */
    private static final BigDecimal CONNECT_MS = BigDecimal.valueOf(5_000);

    private static final BigDecimal RESPONSE_MS = BigDecimal.valueOf(10_000);
    /** The {@code BATCH_TIMEOUT} of the source's worker, if nobody has set it. */
    private static final Duration LONGEST_HELD = Duration.ofSeconds(30);

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("-m,--messages", Value.count("N", new Range(1, MAX_MESSAGES)), "1000")
                        .described("Messages that are sent, no more and no less."),
                Parameter.of("-c,--concurrent", Value.count("N", new Range(1, MAX_THREADS)), "50")
                        .described("Messages under way at the same time, each on a connection of its own."),
                Parameter.of("-r,--rate", Value.rateOrNone("QPS"), "0")
                        .described("Messages per second; 0: each caller sends as soon as it is answered."),
                Parameter.of("--workers", Value.count("N[,N...]", new Range(1, MAX_WORKERS)), "")
                        .orElseFrom("WORKERS")
                        .ofGateway("WORKERS")
                        .described("Workers that write batches; several numbers are one run each and then compared."),
                Parameter.of("--batch-size", Value.count("N[,N...]", new Range(1, MAX_BATCH)), "")
                        .orElseFrom("BATCH_SIZE")
                        .ofGateway("BATCH_SIZE")
                        .described("Most messages of a batch."),
                Parameter.of("--batch-timeout", Value.decimalSeconds(), "")
                        .orElseFrom("BATCH_TIMEOUT")
                        .ofGateway("BATCH_TIMEOUT")
                        .described("How long a batch waits to be full: 2s, 500ms."),
                Parameter.of("--redis", Value.redis(), "")
                        .storedAs("redis_url")
                        .orElseFrom(REDIS)
                        .ofGateway(REDIS)
                        .described("Queue the messages in this Redis; the variant is then group-commit."));
    }

    @Override
    public Duration length(PlanValues values) {
        Duration load = values.number("rate").signum() > 0 ? planned(values) : longest(values);
        Duration pauses = values.seconds("pause_s").multipliedBy(2);
        return values.seconds("warmup_s").plus(load).plus(pauses.isZero() ? pauses : pauses.plus(load));
    }

    private static Duration planned(PlanValues values) {
        return Duration.ofMillis(values.number("messages")
                .multiply(MILLIS)
                .divide(values.number("rate"), 0, RoundingMode.UP)
                .longValue());
    }

    /** No request takes longer than its timeouts, so that many rounds of them are the longest that it can take. */
    private static Duration longest(PlanValues values) {
        BigDecimal rounds =
                values.number("messages").divide(values.number("concurrent").max(BigDecimal.ONE), 0, RoundingMode.UP);
        BigDecimal request = timeout(values, "connect_timeout_ms", CONNECT_MS)
                .add(timeout(values, "response_timeout_ms", RESPONSE_MS));
        return Duration.ofMillis(rounds.multiply(request).longValue());
    }

    private static BigDecimal timeout(PlanValues values, String property, BigDecimal otherwise) {
        BigDecimal set = values.number(property);
        return set.signum() == 0 ? otherwise : set;
    }

    @Override
    public String text(PlanValues values) {
        String pace = values.number("rate").signum() > 0 ? ", " + values.text("rate") + "/s" : "";
        String burst = values.text("messages") + " messages, " + values.text("concurrent") + " at a time" + pace;
        Duration pause = values.seconds("pause_s");
        return pause.isZero() ? burst : burst + ", and once more after " + Durations.text(pause);
    }

    @Override
    public List<String> figures() {
        return List.of("persisted", "throughput", "average", "p95", "commit_p95", "drained");
    }

    @Override
    public Duration held(GatewaySettings settings) {
        return Optional.ofNullable(settings.shown().get("batch_timeout"))
                .filter(text -> text.matches("[\\d.]+"))
                .map(seconds -> Duration.ofMillis(
                        new BigDecimal(seconds).multiply(MILLIS).longValue()))
                .orElse(LONGEST_HELD);
    }

    @Override
    public String relief() {
        return "fewer --concurrent, a lower --rate";
    }

    @Override
    public String more() {
        return "more --messages";
    }
}
