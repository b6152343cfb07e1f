package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.export.LiveServer;
import io.writeproof.latency.Interval;
import io.writeproof.report.Mode;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.LoadPage;
import io.writeproof.report.load.LoadSections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of the running test, where people can look at it; off unless a JMeter property has a port.
 *
 * <p>The clock of the run leaves the second's line and goes on. Sections are drawn on a thread of their own, only when
 * somebody looks, and never two at a time. Thread-safe.
 */
final class LiveDashboard implements RunClock.Listener, AutoCloseable {

    /** Where to listen; 0 or none for nowhere. */
    static final String PORT = "writeproof.dashboard.port";
    /** The address to listen on; the loopback address when there is none. */
    static final String ADDRESS = "writeproof.dashboard.address";

    private static final Logger LOG = LoggerFactory.getLogger(LiveDashboard.class);
    /** How long a test may wait at its end for those who look. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final OfTest<AtomicBoolean> TAKEN = new OfTest<>(AtomicBoolean::new);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunTimeline timeline;
    private final LoadRun run;
    private final Supplier<JsonNode> report;
    private final LiveServer server;
    private final KeptSeconds seconds = new KeptSeconds();
    private final ExecutorService drawer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "writeproof-draw");
        thread.setDaemon(true);
        return thread;
    });

    private final AtomicBoolean drawing = new AtomicBoolean();
    private final AtomicBoolean joined = new AtomicBoolean();
    private final AtomicBoolean pageIsOld = new AtomicBoolean(true);
    /** What those who look have of each section and picture, by its id. Used on the thread of the drawer alone. */
    private final Map<String, String> shown = new HashMap<>();
    /** Guarded by this. */
    private byte[] page = {};

    private LiveDashboard(RunTimeline timeline, LoadRun run, Supplier<JsonNode> report, ListenAddress at)
            throws IOException {
        this.timeline = timeline;
        this.run = run;
        this.report = report;
        this.server = LiveServer.start(at.address(), new Content());
    }

    /**
     * Begins to answer, if the properties say so. There is one page per test: of two Thresholds elements the first has it.
     *
     * @param timeline which knows each second before the page does
     * @param report the one so far, asked for on any thread
     * @return null when the properties say nothing, or another element has the page
     * @throws IllegalArgumentException when a property is wrong or its port cannot be had; names it
     */
    static @Nullable LiveDashboard open(RunTimeline timeline, LoadRun run, Supplier<JsonNode> report) {
        ListenAddress at = ListenAddress.read(PORT, ADDRESS);
        if (at == null) {
            return null;
        }
        if (TAKEN.get().getAndSet(true)) {
            run.warn("the page at " + PORT + " is about another Thresholds element of the plan");
            return null;
        }
        try {
            return new LiveDashboard(timeline, run, report, at);
        } catch (IOException e) {
            throw at.refused(e);
        }
    }

    @Override
    public void second(Interval second) {
        byte[] line = timeline.latest();
        seconds.add(LiveDocument.read(line));
        pageIsOld.set(true);
        server.publish("second", new String(line, StandardCharsets.UTF_8));
        if (server.hasListeners() && !drawing.getAndSet(true)) {
            drawer.execute(this::publishChanged);
        }
    }

    private void publishChanged() {
        try {
            if (joined.getAndSet(false)) {
                shown.clear();
            }
            LoadDocument now = new LoadDocument(report.get(), seconds.all(), List.of());
            ObjectNode changed = JSON.createObjectNode();
            LoadSections.exchanged(now).forEach((id, html) -> {
                if (!html.equals(shown.put(id, html))) {
                    changed.put(id, html);
                }
            });
            if (!changed.isEmpty()) {
                server.publish("sections", changed.toString());
            }
        } catch (RuntimeException e) {
            LOG.warn("The live page of this second could not be drawn", e);
        } finally {
            drawing.set(false);
        }
    }

    /** The run is over: shows its report to those who look, and answers no more. */
    void end(JsonNode finished) {
        try {
            ObjectNode all = JSON.createObjectNode();
            LoadSections.of(document(finished))
                    .forEach(section -> all.put(section.id(), section.html().html()));
            server.publish("end", all.toString());
        } catch (RuntimeException e) {
            LOG.warn("The live page of the finished run could not be drawn", e);
        }
        drawer.shutdownNow();
        server.end(PATIENCE);
    }

    private LoadDocument document(JsonNode known) {
        return LiveDocument.of(known, seconds.all(), run.measured().each());
    }

    /** Answers no more, at once. */
    @Override
    public void close() {
        drawer.shutdownNow();
        server.close();
    }

    /** What is asked for, whenever it is. */
    private final class Content implements LiveServer.Content {

        @Override
        public byte[] page() {
            synchronized (LiveDashboard.this) {
                if (pageIsOld.getAndSet(false)) {
                    String html = LoadPage.of(document(report.get()), Mode.LIVE).html();
                    page = html.getBytes(StandardCharsets.UTF_8);
                }
                return page;
            }
        }

        @Override
        public byte[] timeline() {
            return seconds.text().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void joined() {
            joined.set(true);
        }
    }
}
