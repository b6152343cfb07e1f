package io.writeproof.scrape;

import io.writeproof.target.Span;
import io.writeproof.target.TargetException;
import io.writeproof.target.TargetFigures;
import io.writeproof.target.TargetHistory;
import io.writeproof.target.TargetScraper;
import io.writeproof.threshold.TargetMeasure;
import io.writeproof.threshold.TargetValues.Known;
import io.writeproof.threshold.TargetValues.Rise;
import io.writeproof.threshold.TargetValues.Unknown;
import io.writeproof.threshold.TargetValues.Value;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The command {@code scrape}: figures of a Prometheus endpoint over an interval, in the words of the rules about a target.
 *
 * <p>A figure that cannot be told is an error with its reason, never a zero.
 */
public final class Scrape {

    private static final int TOLD = 0;
    private static final int NOT_TOLD = 1;
    private static final int USAGE = 2;

    private static final String HELP = """
            usage: scrape URL [--every 1s] [--for 10s] FIGURE...
              FIGURE   value(m), min(m), max(m), mean(m), delta(m), rate(m), ratio(m, m), quantile(0.99, histogram) or
                       rise(m), where m is a metric such as http_requests_total{status="200"}
              --every  from one scrape to the next (500ms, 1s, 2m)
              --for    from the first scrape to the last; without it 10s, and one scrape for values alone
            exit code: 0, 1 when a figure cannot be told, 2 for wrong arguments""";

    private final PrintStream out;
    private final PrintStream err;

    Scrape(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Scrape(out, err).run(List.of(arguments)));
    }

    int run(List<String> arguments) throws InterruptedException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(HELP);
            return TOLD;
        }
        try {
            ScrapeRequest request = ScrapeRequest.parse(arguments);
            return print(request, read(request));
        } catch (IllegalArgumentException e) {
            err.println("scrape: " + e.getMessage());
            err.println(HELP);
            return USAGE;
        } catch (TargetException e) {
            err.println("scrape: " + e.getMessage());
            return NOT_TOLD;
        }
    }

    private static TargetFigures read(ScrapeRequest request) throws TargetException, InterruptedException {
        TargetHistory history = new TargetHistory();
        TargetQuestions.follow(history, request.measures());
        TargetScraper scraper = new TargetScraper(request.endpoint()::read, history, request.every(), System::nanoTime);
        scraper.scrapeFirst();
        if (!request.length().isZero()) {
            scraper.start();
            Thread.sleep(request.length().toMillis());
            scraper.finish();
        }
        Span whole = Objects.requireNonNull(history.whole(), "the first scrape succeeded");
        return new TargetFigures(history, List.of(whole));
    }

    /** What can be told on one stream, in the order of the arguments; what cannot, with its reason, on the other. */
    private int print(ScrapeRequest request, TargetFigures figures) {
        int width = request.figures().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        List<String> unknown = new ArrayList<>();
        request.figures().forEach((text, measure) -> {
            Value value = TargetQuestions.answer(measure, figures);
            if (value instanceof Unknown missing) {
                unknown.add("scrape: " + text + ": " + missing.reason());
            } else {
                out.println(text + " ".repeat(width - text.length()) + "  " + shown(measure, value));
            }
        });
        unknown.forEach(err::println);
        return unknown.isEmpty() ? TOLD : NOT_TOLD;
    }

    private static String shown(TargetMeasure measure, Value value) {
        if (value instanceof Rise rise) {
            return measure.unit().measured(rise.share())
                    + switch (rise.significance()) {
                        case SIGNIFICANT -> " (significant)";
                        case CHANCE -> " (may be chance)";
                    };
        }
        return measure.unit().measured(((Known) value).value());
    }
}
