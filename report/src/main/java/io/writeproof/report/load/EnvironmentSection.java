package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Markup;
import io.writeproof.report.Secrets;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What ran, where, with which parameters, and how to run it again. */
final class EnvironmentSection {

    private static final List<String> PROGRAMS = List.of("plugin_version", "jmeter_version", "java_version");

    private EnvironmentSection() {}

    static Section of(JsonNode run) {
        return new Section(
                "environment",
                "Environment",
                Markup.of(
                        command(run),
                        Markup.element(
                                "div",
                                Map.of("class", "columns"),
                                table("Parameters", run.path("parameters")),
                                machine(run.path("environment")),
                                table("Settings of the database", run.at("/environment/database/settings"))),
                        files(run)));
    }

    private static Markup command(JsonNode run) {
        Optional<String> command = Command.of(run);
        return command.isEmpty()
                ? Markup.NONE
                : Markup.of(
                        Markup.element("h3", Markup.text("Run it again")),
                        Markup.element(
                                "pre",
                                Map.of("tabindex", "0", "aria-label", "Command"),
                                Markup.element("code", Markup.text(command.get()))));
    }

    private static Markup machine(JsonNode environment) {
        Table table = names("Machine and versions");
        Json.fields(environment.path("machine")).forEach(entry -> row(table, entry.getKey(), entry.getValue()));
        Json.fields(environment.path("jvm")).forEach(entry -> row(table, "JVM " + entry.getKey(), entry.getValue()));
        row(table, "PostgreSQL", environment.at("/database/version"));
        row(table, "driver of the database", environment.at("/database/driver_version"));
        return table.html();
    }

    private static Markup table(String caption, JsonNode object) {
        Table table = names(caption);
        Json.fields(object).forEach(entry -> row(table, entry.getKey(), entry.getValue()));
        return table.html();
    }

    private static Table names(String caption) {
        return Table.of(caption, Column.text("Name"), Column.text("Value"));
    }

    private static void row(Table table, String name, JsonNode value) {
        String shown = value.isArray()
                ? Json.items(value).map(JsonNode::asText).collect(Collectors.joining(" "))
                : value.asText();
        if (!shown.isEmpty()) {
            table.row(Cell.label(name.replace('_', ' ')), Cell.label(Secrets.masked(name, shown)));
        }
    }

    private static Markup files(JsonNode run) {
        Table table =
                Table.of("Files of the run", Column.text("File"), Column.text("Content"), Column.text("Complete"));
        Json.items(run.path("files"))
                .forEach(file -> table.row(
                        Cell.of(link(file.path("path").asText())),
                        Cell.label(file.path("kind").asText().replace('_', ' ')),
                        file.path("complete").asBoolean(true)
                                ? Cell.text("yes")
                                : Cell.text("no").with(Tone.WARN)));
        return Markup.of(table.html(), programs(run));
    }

    /** A file beside the page can be opened from it. */
    private static Markup link(String path) {
        return Markup.isPlace(path) && !path.contains("..")
                ? Markup.element("a", Map.of("href", path), Markup.shortened(path))
                : Markup.label(path);
    }

    private static Markup programs(JsonNode run) {
        String versions = PROGRAMS.stream()
                .flatMap(name ->
                        Json.text(run.path(name)).map(version -> name.replace("_version", " ") + version).stream())
                .collect(Collectors.joining(", "));
        return versions.isEmpty()
                ? Markup.NONE
                : Markup.element("p", Map.of("class", "muted"), Markup.text("Versions: " + versions + "."));
    }
}
