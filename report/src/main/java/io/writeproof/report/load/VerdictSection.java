package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Facts;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the run passed, and why not; which run it was. */
final class VerdictSection {

    private static final int COMMIT_LENGTH = 10;

    private VerdictSection() {}

    static Section of(JsonNode run) {
        Outcome outcome = Outcome.of(run);
        Markup banner = Markup.element(
                "div",
                Map.of("class", "banner " + outcome.tone().style()),
                Markup.element("p", Map.of("class", "word"), outcome.tone().mark(outcome.word())),
                Markup.element("p", Markup.text(outcome.sentence())),
                reasons(run));
        return new Section("verdict", "Verdict", Markup.of(banner, identity(run)));
    }

    private static Markup reasons(JsonNode run) {
        List<Markup> reasons = Json.items(run.path("reasons"))
                .map(reason -> Markup.element("li", Markup.label(reason.asText())))
                .toList();
        return reasons.isEmpty() ? Markup.NONE : Markup.element("ul", Markup.join(reasons));
    }

    private static Markup identity(JsonNode run) {
        Facts facts = new Facts();
        Json.text(run.at("/source/commit")).ifPresent(commit -> commit(facts, commit, run.path("source")));
        facts.add("Variant", Json.text(run.path("variant")));
        writeMode(facts, run);
        Json.text(run.at("/environment/fingerprint"))
                .ifPresent(fingerprint -> facts.add(
                        "Environment", Markup.label(fingerprint), Tone.PLAIN, machine(run.path("environment"))));
        Json.instant(run.path("started_at")).ifPresent(start -> start(facts, start, run));
        facts.add("Run", Json.text(run.path("run_id")));
        return facts.html();
    }

    private static void commit(Facts facts, String commit, JsonNode source) {
        String shown = commit.substring(0, Math.min(COMMIT_LENGTH, commit.length()));
        if (source.path("dirty").asBoolean()) {
            facts.add("Commit", Markup.label(shown), Tone.WARN, "with changes that are not committed");
        } else {
            facts.add(
                    "Commit",
                    Markup.label(shown),
                    Tone.PLAIN,
                    Json.text(source.path("branch")).map(Markup::shortLabel).orElse(""));
        }
    }

    /** What the service said of itself; another mode than the one asked for stands out. */
    private static void writeMode(Facts facts, JsonNode run) {
        Optional<String> effective = Json.text(run.path("write_mode"));
        Optional<String> asked = Json.text(run.path("variant"));
        if (effective.isPresent() && asked.isPresent() && !effective.equals(asked)) {
            facts.add("Effective write mode", Markup.label(effective.get()), Tone.WARN, "not the variant");
        } else {
            facts.add("Effective write mode", effective);
        }
    }

    private static void start(Facts facts, Instant start, JsonNode run) {
        String duration = Json.instant(run.path("ended_at"))
                .map(end -> Figures.duration(Duration.between(start, end)))
                .orElse("");
        facts.add("Started", Markup.text(clock(start)), Tone.PLAIN, duration);
    }

    private static String clock(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    private static String machine(JsonNode environment) {
        String cpu = Json.text(environment.at("/machine/cpu_model")).orElse("");
        long cores = environment.at("/machine/cores").asLong();
        return Markup.shortLabel(cores > 0 ? (cpu + " · " + cores + " cores").strip() : cpu);
    }
}
