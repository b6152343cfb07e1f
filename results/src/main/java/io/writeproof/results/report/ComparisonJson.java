package io.writeproof.results.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Direction;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.Section;
import io.writeproof.results.compare.Section.Design;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.stats.Shift;
import io.writeproof.results.store.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A comparison as JSON, as {@code results/schema/comparison.schema.json} describes it. Stateless. */
final class ComparisonJson {

    private static final int SCHEMA_VERSION = 1;

    private ComparisonJson() {}

    static String of(ComparisonReport report) {
        return Json.pretty(tree(report));
    }

    /** The document before it is text. */
    static ObjectNode tree(ComparisonReport report) {
        Comparison comparison = report.comparison();
        ObjectNode document = Json.object();
        document.put("schema_version", SCHEMA_VERSION);
        document.put("outcome", report.outcome().label().replace(' ', '_'));
        document.put("exit_code", report.outcome().exitCode());
        document.put("baseline", comparison.baseline());
        document.put("candidate", comparison.candidate());
        document.putObject("gates")
                .put("threshold", comparison.gates().threshold())
                .put("absolute_floor_ms", comparison.gates().absoluteFloorMs())
                .put("alpha", comparison.gates().alpha());
        comparison.warnings().forEach(document.putArray("warnings")::add);
        ArrayNode sections = document.putArray("sections");
        comparison.sections().forEach(section -> write(section, sections.addObject()));
        return document;
    }

    private static void write(SectionComparison compared, ObjectNode json) {
        Section section = compared.section();
        json.put("suite", section.suite());
        json.put("variant", section.variant().orElse(null));
        json.put("environment", section.environment().orElse(null));
        if (section.design() == Design.PAIRED) {
            json.put("paired", true);
        }
        ArrayNode baseline = json.putArray("baseline_runs");
        section.baseline().forEach(run -> baseline.add(run.runId()));
        ArrayNode candidate = json.putArray("candidate_runs");
        section.candidate().forEach(run -> candidate.add(run.runId()));
        ArrayNode rows = json.putArray("rows");
        compared.rows().forEach(row -> write(row, rows.addObject()));
        if (!compared.latencies().isEmpty()) {
            ArrayNode latencies = json.putArray("latencies");
            compared.latencies()
                    .forEach(one -> latencies
                            .addObject()
                            .put("label", one.key().label())
                            .put("kind", one.key().kind())
                            .put("baseline_requests", one.baseline().requests())
                            .put("candidate_requests", one.candidate().requests())
                            .put("ks_distance", one.distance()));
        }
    }

    private static void write(RowComparison row, ObjectNode json) {
        json.put("label", row.key().label());
        json.put("metric", row.key().metric());
        json.put("unit", row.unit());
        json.put("kind", row.kind().name().toLowerCase(Locale.ROOT));
        json.put("better", row.direction().map(Direction::label).orElse(null));
        json.put("verdict", row.verdict().name().toLowerCase(Locale.ROOT));
        json.put("note", row.note());
        json.put("gate", row.gate());
        side("baseline", row.baseline(), json);
        side("candidate", row.candidate(), json);
        row.shift().ifPresent(shift -> write(row, shift, json));
    }

    private static void write(RowComparison row, Shift shift, ObjectNode json) {
        json.put("change", shift.change());
        if (Double.isFinite(shift.interval().high())) {
            json.putArray("interval")
                    .add(shift.interval().low() - 1)
                    .add(shift.interval().high() - 1);
        }
        json.put("p", shift.p());
        if (row.tested()) {
            json.put("p_holm", row.p());
        }
        json.put("cliffs_delta", shift.cliffsDelta());
    }

    /** A number that is none is null: JSON knows no other. */
    private static void side(String name, Optional<Sample> side, ObjectNode json) {
        side.ifPresent(sample -> {
            ObjectNode values = json.putObject(name);
            number("centre", sample.centre(), values);
            ArrayNode replicates = values.putArray("replicates");
            Arrays.stream(sample.values()).forEach(value -> {
                if (Double.isFinite(value)) {
                    replicates.add(value);
                } else {
                    replicates.addNull();
                }
            });
        });
    }

    private static void number(String name, double value, ObjectNode json) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
