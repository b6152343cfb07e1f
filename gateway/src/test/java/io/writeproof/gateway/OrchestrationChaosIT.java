package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gateways that share the orchestrations of one schema, and are killed at random until all have ended.
 *
 * <p>With {@code -Dwriteproof.chaos.orchestrations=10000} as many as that.
 */
class OrchestrationChaosIT {

    private static final int ORCHESTRATIONS = Integer.getInteger("writeproof.chaos.orchestrations", 300);
    private static final int GATEWAYS = 3;
    private static final int STARTERS = 4;
    private static final int KILLS = 15;
    private static final Pattern COUNTED =
            Pattern.compile("^orchestration_((?:redelivered|too_late)_total\\{.*?}) (\\S+)$", Pattern.MULTILINE);
    private static final ConnectionSettings SERVER = SharedServer.server().connection();

    @TempDir
    private Path directory;

    private final String schema = SharedServer.unusedSchema();
    private final ConnectionSettings database = SERVER.inSchema(schema);
    private final List<GatewayRun> gateways = new CopyOnWriteArrayList<>();
    private final Map<String, Double> counted = new TreeMap<>();
    private final Random random = new Random();

    @AfterEach
    void closeAll() {
        gateways.forEach(GatewayRun::close);
    }

    private GatewayRun startGateway() throws IOException {
        Path config = Files.writeString(directory.resolve("chaos.toml"), """
                service = "orchestration"
                write.mode = "group-commit"
                postgres.connection_pool_size = 8
                [orchestration]
                orchestrators = 3
                workers = 4
                activity_delay_ms = 2
                orchestrator_lease_ms = 1000
                worker_lease_ms = 1000
                max_attempts = 1000
                """);
        GatewayRun gateway = GatewayRun.start(
                directory, SERVER, "--config", config.toString(), "--schema", schema, "--bind-address", "127.0.0.1:0");
        gateways.add(gateway);
        return gateway;
    }

    private List<GatewayRun> ready() throws IOException {
        List<GatewayRun> ready = new ArrayList<>();
        for (GatewayRun gateway : gateways) {
            if (gateway.isReady()) {
                ready.add(gateway);
            }
        }
        return ready;
    }

    /** Until somebody acknowledges it: a gateway that dies meanwhile may have written it or not. */
    private void startInstance(int number) {
        String body = "{\"instance_id\":\"chaos-" + number + "\",\"orchestration\":\"FanoutOrchestration\","
                + "\"input\":{\"task_count\":5}}";
        while (true) {
            try {
                List<GatewayRun> ready = ready();
                if (!ready.isEmpty()
                        && ready.get(ThreadLocalRandom.current().nextInt(ready.size()))
                                        .post("/orchestrations", body)
                                        .statusCode()
                                == 202) {
                    return;
                }
            } catch (IOException killedMeanwhile) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void startAll() {
        IntStream.range(0, STARTERS)
                .mapToObj(starter -> CompletableFuture.runAsync(() -> {
                    for (int number = starter; number < ORCHESTRATIONS; number += STARTERS) {
                        startInstance(number);
                    }
                }))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private int completed() throws SQLException {
        return Integer.parseInt(Sql.column(database, "SELECT count(*) FROM executions WHERE completed_at IS NOT NULL")
                .get(0));
    }

    private void kill(List<GatewayRun> ready) throws Exception {
        GatewayRun victim = ready.get(random.nextInt(ready.size()));
        count(victim);
        victim.kill();
        victim.awaitExit();
        gateways.remove(victim);
        startGateway();
    }

    private void count(GatewayRun gateway) throws Exception {
        Matcher line = COUNTED.matcher(gateway.get("/metrics").body());
        while (line.find()) {
            counted.merge(line.group(1), Double.parseDouble(line.group(2)), Double::sum);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everyOrchestrationCompletesExactlyOnceThoughGatewaysAreKilledAtRandom() throws Exception {
        for (int i = 0; i < GATEWAYS; i++) {
            startGateway().awaitReady();
        }
        long begin = System.nanoTime();
        CompletableFuture<Void> starts = CompletableFuture.runAsync(this::startAll);
        int kills = 0;
        int nextKill = 1;
        int completed = 0;
        while (completed < ORCHESTRATIONS) {
            List<GatewayRun> ready = ready();
            if (completed >= nextKill && ready.size() > 1) {
                kill(ready);
                kills++;
                nextKill = completed + 1 + random.nextInt(2 * ORCHESTRATIONS / KILLS);
            }
            TimeUnit.MILLISECONDS.sleep(20);
            completed = completed();
        }
        starts.join();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        for (GatewayRun gateway : ready()) {
            count(gateway);
        }
        System.out.println(
                ORCHESTRATIONS + " orchestrations in " + seconds + " s with " + kills + " kills: " + counted);
        assertThat(kills).isPositive();
        assertAllOnce();
    }

    private void assertAllOnce() throws SQLException {
        assertThat(Sql.column(database, "SELECT count(*) FROM instances"))
                .containsExactly(String.valueOf(ORCHESTRATIONS));
        assertThat(Sql.column(database, "SELECT status || output FROM executions GROUP BY 1"))
                .containsExactly("CompletedCompleted 5 tasks (5 succeeded)");
        assertThat(Sql.column(
                        database, "SELECT n FROM (SELECT count(*) n FROM history GROUP BY instance_id) h GROUP BY n"))
                .containsExactly("12");
        assertThat(Sql.column(
                        database,
                        "SELECT DISTINCT count(*) FROM history WHERE event_type = 'ActivityCompleted'"
                                + " GROUP BY instance_id, event_data::json ->> 'source_event_id'"))
                .containsExactly("1");
        for (String table : List.of("orchestrator_queue", "worker_queue", "instance_locks")) {
            assertThat(Sql.count(database, table)).as(table).isZero();
        }
    }
}
