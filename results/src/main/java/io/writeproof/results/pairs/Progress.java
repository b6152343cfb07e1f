package io.writeproof.results.pairs;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line for each run of a session, with the time that the rest will take. Used by one thread. */
public final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final PrintWriter out;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * @param clock tells when a run began and ended
     * @param zone of the times that people are told
     */
    public Progress(PrintWriter out, Clock clock, ZoneId zone) {
        this.out = out;
        this.clock = clock;
        this.zone = zone;
    }

    /** Says something. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Says that a run is over; the rest is expected to take as long for each run as those before.
     *
     * @param began when the first run of the session began
     * @param run how many are over
     * @param runs how many there are
     */
    void ended(int run, int runs, Instant began, Duration took, String what) {
        Instant now = now();
        Duration left = Duration.between(began, now).multipliedBy(runs - run).dividedBy(run);
        String rest = run == runs
                ? "done"
                : text(left) + " left, until " + TIME.format(now.plus(left).atZone(zone));
        line(String.format(Locale.ROOT, "[%2d/%d] %s   %s   %s", run, runs, what, text(took), rest));
    }

    private static String text(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? duration.toSeconds() + " s"
                : duration.plusSeconds(30).toMinutes() + " min";
    }
}
