package io.writeproof.bench.goal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The samples of contenders that took turns: round by round, every second round in the opposite order, so that a slow
 * minute of the machine falls on all of them. Immutable.
 *
 * @param samples for every contender's name its samples, one per round
 */
record Rounds(Map<String, List<Sample>> samples) {

    private static final String HEAD = """
                                              rows/s    p50 us    p99 us  client CPU server CPU  others'   commits
                                                                              us/row     us/row      CPU per flush
            """;

    /**
     * Runs the rounds, after one that does not count: it loads classes, fills caches and prepares statements.
     *
     * @throws Exception what a contender threw; a round in which rows were lost has no figures
     */
    static Rounds run(List<? extends Contender> contenders, Pace pace, PrintStream out) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        contenders.forEach(contender -> samples.put(contender.name(), new ArrayList<>()));
        for (int round = 0; round <= pace.rounds(); round++) {
            List<Contender> order = new ArrayList<>(contenders);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Contender contender : order) {
                Sample sample = contender.measure();
                if (round > 0) {
                    samples.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        Rounds rounds = new Rounds(samples);
        rounds.print(out);
        return rounds;
    }

    /** One turn each, at once: for turns so long that a round before them would double the time. */
    static Rounds once(List<? extends Contender> contenders, PrintStream out) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            samples.put(contender.name(), List.of(contender.measure()));
        }
        Rounds rounds = new Rounds(samples);
        rounds.print(out);
        return rounds;
    }

    /** The quotient of two contenders' figures: per round, and of these the median. */
    Ratio ratio(String of, String to, ToDoubleFunction<Sample> figure) {
        List<Sample> numerators = of(of);
        List<Sample> denominators = of(to);
        double[] quotients = new double[numerators.size()];
        for (int i = 0; i < quotients.length; i++) {
            quotients[i] = figure.applyAsDouble(numerators.get(i)) / figure.applyAsDouble(denominators.get(i));
        }
        return Ratio.of(quotients);
    }

    /** A contender's own figure, over the rounds. */
    Ratio figure(String of, ToDoubleFunction<Sample> figure) {
        return Ratio.of(of(of).stream().mapToDouble(figure).toArray());
    }

    private List<Sample> of(String contender) {
        return samples.getOrDefault(contender, List.of());
    }

    boolean has(String contender) {
        return samples.containsKey(contender);
    }

    private void print(PrintStream out) {
        out.print(HEAD);
        samples.keySet()
                .forEach(name -> out.printf(
                        Locale.ROOT,
                        "  %-28s %9s %9s %9s  %10s %10s %8s %9s%n",
                        name,
                        median(name, Sample::rowsPerSecond, "%.0f"),
                        median(name, Sample::p50Micros, "%.0f"),
                        median(name, Sample::p99Micros, "%.0f"),
                        median(name, Sample::clientMicrosPerRow, "%.1f"),
                        median(name, Sample::serverMicrosPerRow, "%.1f"),
                        median(name, s -> s.cpu().shareOfOthers(s.seconds()) * 100, "%.0f %%"),
                        median(name, s -> s.wal().commitsPerFlush(), "%.1f")));
    }

    /** A figure that was not taken is a dash, not a zero. */
    private String median(String contender, ToDoubleFunction<Sample> figure, String format) {
        double median = figure(contender, figure).median();
        return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, format, median);
    }
}
