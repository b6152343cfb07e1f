package io.writeproof.durability;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.Durability;
import io.writeproof.postgres.EmbeddedServer;
import io.writeproof.results.store.FileTree;
import io.writeproof.runner.process.Child;
import io.writeproof.runner.process.Launch;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the experiment's own, which can be killed and started again on the same data and port.
 *
 * <p>The library sets it up and starts it once; then it is started by its own command line, as a child of this process:
 * a killed postmaster must be collected by its parent, or the next one takes its lock for that of a living server.
 * Used by one thread.
 */
final class KillableServer implements AutoCloseable {

    /** The server's default, said here because what may be lost is counted from it. */
    static final Duration WAL_WRITER_DELAY = Duration.ofMillis(200);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final Pattern OPTION = Pattern.compile("\"([^\"]*)\"");

    private final EmbeddedServer embedded;
    private final Path data;
    private final List<String> command;
    private final Path log;
    private Child postmaster;

    private KillableServer(EmbeddedServer embedded, Path data, Path log) throws IOException {
        this.embedded = embedded;
        this.data = data;
        this.log = log;
        this.command = command(data);
        stopTheLibrarysOwn(data);
        this.postmaster = launch();
    }

    /**
     * Starts a server that keeps its promises.
     *
     * @param log what the server says
     * @throws DatabaseException if it does not start
     */
    static KillableServer start(Path log) {
        EmbeddedServer embedded = EmbeddedServer.start(Map.of("wal_writer_delay", WAL_WRITER_DELAY.toMillis() + "ms"));
        try {
            KillableServer server = new KillableServer(embedded, dataDirectory(embedded.connection()), log);
            server.awaitConnections();
            return server;
        } catch (IOException | SQLException | RigException e) {
            embedded.close();
            throw new RigException("cannot take over the embedded server: " + e.getMessage(), e);
        }
    }

    private static Path dataDirectory(ConnectionSettings settings) throws SQLException {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    /** As the server itself noted it: the program, then each option in quotes (PostgreSQL documentation, "Database File Layout"). */
    private static List<String> command(Path data) throws IOException {
        String line = Files.readString(data.resolve("postmaster.opts")).strip();
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is somebody else.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(line.substring(0, line.indexOf(" \"")));
        for (Matcher option = OPTION.matcher(line); option.find(); ) {
            command.add(option.group(1));
        }
        return command;
    }

    private static void stopTheLibrarysOwn(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(lock).get(0).strip());
        // SIGTERM: as soon as nobody is connected, and nobody is.
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        Patience.USUAL.await("the embedded server had stopped", () -> !Files.exists(lock));
    }

    private Child launch() {
        return Child.start(new Launch(command, Map.of(), ""), this::say);
    }

    private void say(String line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + log, e);
        }
    }

    ConnectionSettings connection() {
        return embedded.connection();
    }

    /** The settings read back from the running server. */
    Durability durability() {
        return embedded.durability();
    }

    /** Empty, or why commits of this server reach no disk. */
    String storageWarning() {
        return embedded.storageWarning();
    }

    /** Starts it again after its end; returns when it takes connections, its recovery being over. */
    void start() {
        postmaster = launch();
        awaitConnections();
    }

    private void awaitConnections() {
        Patience.USUAL.await("PostgreSQL took connections", () -> {
            if (!postmaster.alive()) {
                throw new RigException("PostgreSQL did not start; see " + log);
            }
            try (Connection connection = connection().connect()) {
                return connection.isValid(1);
            } catch (DatabaseException | SQLException e) {
                return false;
            }
        });
    }

    /**
     * Kills the postmaster with SIGKILL; returns when its children are gone too, without which no other may start.
     *
     * @return when the signal was sent, by {@link System#nanoTime()}
     */
    long kill() {
        List<ProcessHandle> tree = tree();
        long struck = System.nanoTime();
        postmaster.kill();
        awaitEndOf(tree);
        return struck;
    }

    /**
     * An immediate stop: as {@code pg_ctl stop -m immediate}.
     *
     * @return when the signal was sent, by {@link System#nanoTime()}
     */
    long quit() {
        List<ProcessHandle> tree = tree();
        long struck = System.nanoTime();
        Signal.QUIT.send(tree.subList(0, 1));
        if (postmaster.await(STOP_WITHIN).isEmpty()) {
            throw new RigException("PostgreSQL did not stop within " + STOP_WITHIN.toSeconds() + " s");
        }
        awaitEndOf(tree);
        return struck;
    }

    /**
     * Holds all of its processes for so long.
     *
     * @return when the signal was sent, by {@link System#nanoTime()}
     */
    long pause(Duration pause) {
        List<ProcessHandle> tree = tree();
        long struck = System.nanoTime();
        Signal.STOP.send(tree);
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Signal.CONT.send(tree.stream().filter(KillableServer::runs).toList());
        }
        return struck;
    }

    /** The postmaster and its children. */
    private List<ProcessHandle> tree() {
        ProcessHandle root = ProcessHandle.of(postmaster.pid())
                .orElseThrow(() -> new RigException("PostgreSQL died by itself; see " + log));
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    private static void awaitEndOf(List<ProcessHandle> tree) {
        Patience.USUAL.await(
                "PostgreSQL's processes were gone", () -> tree.stream().noneMatch(KillableServer::runs));
    }

    /** What has ended and was not collected by its parent is listed still, but has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    @Override
    public void close() {
        // Who was interrupted must be able to wait for the end of what it started.
        boolean unused = Thread.interrupted();
        if (postmaster.alive()) {
            embedded.close();
        } else {
            delete();
        }
    }

    private void delete() {
        try {
            FileTree.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + data, e);
        }
    }
}
