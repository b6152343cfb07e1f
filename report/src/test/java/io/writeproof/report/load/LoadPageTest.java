package io.writeproof.report.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.Mode;
import io.writeproof.report.Section;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LoadPageTest {

    private static final String HOSTILE =
            "</script><script>alert(1)</script>\u202e" + "\u05d0".repeat(30) + "x".repeat(10_000);

    @Test
    void everySectionOfACompleteRunIsThereInTheOrderOfReading() {
        assertThat(LoadSections.of(SimulatedRun.of(95)))
                .extracting(Section::id)
                .containsExactly(
                        "verdict",
                        "validity",
                        "gates",
                        "parity",
                        "time",
                        "distribution",
                        "busy",
                        "labels",
                        "server-time",
                        "queries",
                        "environment");
    }

    @Test
    void theAnswersOfTheDatabaseAreTablesOrTheirProblem() {
        assertThat(LoadPage.of(SimulatedRun.of(10), Mode.STORED).html())
                .contains("Schemas by type", "54739", "no answer: relation &quot;schemas&quot; does not exist");
    }

    @Test
    void withoutChartsTheOtherSectionsAreTheSame() {
        LoadDocument document = SimulatedRun.of(95);

        assertThat(LoadSections.withoutCharts(document))
                .extracting(section -> section.html().html())
                .isEqualTo(LoadSections.of(document).stream()
                        .filter(section -> !List.of("time", "distribution").contains(section.id()))
                        .map(section -> section.html().html())
                        .toList());
    }

    @Test
    void aLivePageExchangesWhatItsScriptDoesNotDraw() {
        LoadDocument document = SimulatedRun.of(95);

        assertThat(LoadSections.exchanged(document))
                .containsKeys("verdict", "parity", "environment")
                .doesNotContainKeys("time", "distribution")
                .hasEntrySatisfying(
                        "chart-heat",
                        html -> assertThat(LoadPage.of(document, Mode.STORED).html())
                                .contains(html));
    }

    @Test
    void aGateThatIsNotJudgedYetIsOpenAndNotBroken() {
        ObjectNode run = SimulatedRun.run();
        run.withArray("gates").forEach(gate -> ((ObjectNode) gate).putNull("passed"));

        assertThat(LoadSections.withoutCharts(new LoadDocument(run, List.of(), List.of())))
                .filteredOn(section -> section.id().equals("gates"))
                .singleElement()
                .extracting(section -> section.html().html())
                .asString()
                .contains("open")
                .doesNotContain("broken");
    }

    @Test
    void aRunOfTwoHoursStaysBelowAMegabyte() {
        String html = LoadPage.of(SimulatedRun.of(7_200), Mode.STORED).html();
        assertThat(html.getBytes(UTF_8).length).isLessThan(1_000_000);
    }

    @Test
    void thePageIsAFunctionOfWhatIsStored() {
        assertThat(LoadPage.of(SimulatedRun.of(60), Mode.STORED).html())
                .isEqualTo(LoadPage.of(SimulatedRun.of(60), Mode.STORED).html());
    }

    @Test
    void theRunCanBeReadFromThePageAgain() throws Exception {
        ObjectNode run = SimulatedRun.run();
        run.put("variant", HOSTILE);
        String html = LoadPage.of(new LoadDocument(run, List.of(), List.of()), Mode.STORED)
                .html();
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"run\">(.*?)</script>", Pattern.DOTALL)
                .matcher(html);
        assertThat(data.find()).isTrue();
        assertThat(new ObjectMapper().readTree(data.group(1))).isEqualTo(run);
    }

    @Test
    void hostileNamesAreTextEverywhere() {
        ObjectNode run = SimulatedRun.run();
        run.put("variant", HOSTILE)
                .put("write_mode", HOSTILE)
                .put("suite", HOSTILE)
                .put("run_id", HOSTILE);
        run.withObject("/labels").set(HOSTILE, run.at("/labels/register"));
        run.withObject("/parameters").put(HOSTILE, HOSTILE);
        run.withArray("/reasons").add(HOSTILE);
        run.withArray("/warnings").add(HOSTILE);
        run.withArray("/gates")
                .addObject()
                .put("name", HOSTILE)
                .put("rule", HOSTILE)
                .put("passed", false)
                .put("unit", HOSTILE);
        run.withArray("/phases")
                .addObject()
                .put("name", HOSTILE)
                .put("from", "2026-11-21T22:37:32Z")
                .put("to", "2026-11-21T22:38:32Z");
        run.withArray("/files").addObject().put("path", "javascript:alert(1)").put("kind", HOSTILE);
        run.withObject("/errors").put(HOSTILE, 3);
        run.withArray("/parity/damaged/lost").add(HOSTILE);
        List<Spectrum> spectra =
                List.of(new Spectrum(HOSTILE, "response", List.of(new double[] {0, 1}, new double[] {0.9, 2})));
        String html = LoadPage.of(new LoadDocument(run, SimulatedRun.of(10).timeline(), spectra), Mode.STORED)
                .html();
        assertThat(html).doesNotContain("<script>alert", "\u202e").contains("&lt;script&gt;alert");
        assertThat(html).doesNotContain("href=\"javascript");
    }

    @Test
    void aRunThatIsAlmostEmptyIsStillAPage() {
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        String html = LoadPage.of(new LoadDocument(run, List.of(), List.of()), Mode.STORED)
                .html();
        assertThat(html).contains("NO VERDICT", "Not recorded in this run: rate, ");
    }

    @Test
    void fieldsOfAnotherKindThanExpectedBreakNothing() {
        ObjectNode run = SimulatedRun.run();
        run.fieldNames().forEachRemaining(name -> run.put(name, "nonsense"));
        assertThat(LoadPage.of(new LoadDocument(run, List.of(run), List.of()), Mode.STORED)
                        .html())
                .contains("NO VERDICT");
    }

    @Test
    void aRunThatGoesOnHasEveryChartSoThatItCanBeFilled() {
        ObjectNode run = SimulatedRun.run().put("provisional", true);
        String html = LoadPage.of(new LoadDocument(run, List.of(), List.of()), Mode.LIVE)
                .html();
        assertThat(html)
                .contains("RUNNING")
                .contains(
                        "id=\"chart-rate\"",
                        "id=\"chart-latency\"",
                        "id=\"chart-wal\"",
                        "<figure class=\"heat\" hidden=\"hidden\" id=\"chart-heat\">",
                        "\"source\":\"database/commits\"");
    }
}
