package io.writeproof.results.page;

import io.writeproof.report.Facts;
import io.writeproof.report.Markup;
import io.writeproof.report.Page;
import io.writeproof.report.Section;
import io.writeproof.results.compare.NotComparableException;
import io.writeproof.results.compare.VariantComparison;
import io.writeproof.results.report.EnvironmentText;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Load runs that differ in nothing but the variant, as one page. Stateless. */
public final class VariantPage {

    /** What the page is called in the directory of the last run. */
    public static final String FILE = "variants.html";

    private VariantPage() {}

    /**
     * The page of these runs, in the order given.
     *
     * @throws NotComparableException when they are no load runs, or more than the variant differs
     * @throws StoreException when a file of a run is damaged
     */
    public static String of(List<StoredRun> runs) {
        runs.stream().filter(run -> run.jmh().isPresent()).findFirst().ifPresent(run -> {
            throw new NotComparableException("not comparable: run " + run.runId()
                    + " is of JMH, which has no variants; name two commits or two runs, a baseline and a candidate");
        });
        String title = runs.get(0).suite() + ", " + runs.size() + " runs side by side";
        return new Page(title, status(runs), sections(runs), Map.of()).html();
    }

    /** Those that there is something for. */
    static List<Section> sections(List<StoredRun> runs) {
        VariantComparison comparison = VariantComparison.of(runs);
        Variants variants = Variants.of(comparison.runs());
        return Stream.of(
                        new Section("verdict", "Verdict", verdict(comparison, variants)),
                        new Section("variants", "Variants", variants.table()),
                        new Section("frontier", "Latency against throughput", variants.frontier()),
                        new Section("distribution", "Distribution of response times", variants.distributions()),
                        new Section("environment", "Environment", environment(comparison)))
                .filter(section -> !section.body().isEmpty())
                .toList();
    }

    /**
     * Reads the runs as they are stored and writes their page into the directory of the last one.
     *
     * @return the page's file
     * @throws NotComparableException as {@link #of}
     * @throws StoreException whatever else is the matter
     */
    public static Path write(List<StoredRun> runs) {
        Path directory = runs.get(runs.size() - 1).directory();
        return PageFile.write(
                directory.resolve(FILE),
                () -> of(runs.stream()
                        .map(run -> StoredRun.read(run.directory()))
                        .toList()));
    }

    /** The worst of them. */
    private static String status(List<StoredRun> runs) {
        if (runs.stream().anyMatch(run -> !run.status().valid())) {
            return "invalid";
        }
        return runs.stream().allMatch(run -> run.status() == RunStatus.PASSED) ? "passed" : "failed";
    }

    private static Markup verdict(VariantComparison comparison, Variants variants) {
        List<Markup> lines = new ArrayList<>(variants.verdicts());
        comparison.warnings().forEach(warning -> lines.add(Markup.element("li", Markup.text("warning: " + warning))));
        return Markup.element("div", Map.of("class", "banner"), Markup.element("ul", Markup.join(lines)));
    }

    private static Markup environment(VariantComparison comparison) {
        Facts facts = new Facts();
        new TreeMap<>(comparison.parameters()).forEach((name, value) -> facts.add(name, value));
        comparison.runs().stream().map(EnvironmentText::of).distinct().forEach(text -> facts.add("environment", text));
        return facts.html();
    }
}
