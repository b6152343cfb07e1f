package io.writeproof.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BusySectionTest {

    @Test
    void processorsThatAreFullAreTheLimitWithWhoUsedThem() {
        String html = html(
                second("calm", "'machine':{'busy_cores':0.5}"),
                second(
                        "peak",
                        "'machine':{'busy_cores':1.9},'generator':{'cpu_cores':0.8},'target':{'cpu_cores':0.75}"));

        assertThat(html)
                .contains("<strong>The limit: </strong>processors, 95 % in use")
                .contains("(2 cores: the load generator had 0.800, everything else 1.10")
                .contains("in <bdi>peak</bdi>.");
    }

    @Test
    void whereNothingIsFullTheFullestIsNamed() {
        assertThat(html(second("steady", "'machine':{'busy_cores':1.0},'target':{'queue_depth':80}")))
                .contains("Nothing that is watched was used up. </strong>The fullest: the service")
                .contains("queue, 80 % in use");
    }

    @Test
    void threadsAreJudgedOnlyWhereAScheduleNeedsThem() {
        String busy = "'threads':4,'in_flight':4,'machine':{'busy_cores':0.2}";

        assertThat(html(second("users", busy))).contains("The fullest: processors, 10 %");
        assertThat(html(second("steady", busy + ",'target_rate':100")))
                .contains("The limit: </strong>threads, 100 % in use");
    }

    @Test
    void whatIsFullIsNamedBeforeWhatThatBringsAbout() {
        assertThat(html(second("peak", "'threads':4,'in_flight':4,'target_rate':100,'machine':{'busy_cores':1.9}")))
                .contains("The limit: </strong>processors, 95 % in use");
    }

    @Test
    void whatTheHypervisorTookIsNotFree() {
        assertThat(html(second("peak", "'machine':{'busy_cores':1.5,'steal_cores':0.4}")))
                .contains("The limit: </strong>processors, 95 % in use", "the hypervisor took 0.400");
    }

    @Test
    void theWarmUpIsShownAndIsNoLimit() {
        assertThat(html(
                        second("warmup", "'machine':{'busy_cores':2.0}"),
                        second("steady", "'machine':{'busy_cores':1.0}")))
                .contains("The fullest: processors, 50 % in use", ">100<");
    }

    @Test
    void theQueueInTheTablesOfOrchestrationsHasNoBound() {
        ObjectNode run = run().put("suite", "orchestration-light");

        assertThat(section(run, second("steady", "'machine':{'busy_cores':0.2},'target':{'queue_depth':100}"))
                        .orElseThrow()
                        .html()
                        .html())
                .contains("The fullest: processors, 10 % in use");
    }

    @Test
    void partsOfAPhaseAreOneAndSecondsBetweenTwoPhasesAreOfNeither() {
        String html = html(
                second("down", "'machine':{'busy_cores':2.0}"),
                second("down','peak", "'machine':{'busy_cores':0.1}"),
                second("peak", "'machine':{'busy_cores':0.2}"),
                second("down", "'machine':{'busy_cores':1.0}"));

        assertThat(html).contains("processors, 75 % in use").contains(">10<");
    }

    @Test
    void aRunWithoutTimelineOrThatGoesOnHasNoSuchSection() {
        assertThat(section(run())).isEmpty();
        assertThat(section(run().put("provisional", true), second("steady", "'machine':{'busy_cores':1.0}")))
                .isEmpty();
    }

    private static String html(JsonNode... seconds) {
        return section(run(), seconds).orElseThrow().html().html();
    }

    private static Optional<Section> section(ObjectNode run, JsonNode... seconds) {
        return BusySection.of(new LoadDocument(run, Arrays.asList(seconds), List.of()));
    }

    private static ObjectNode run() {
        return SimulatedRun.json(
                "{'environment':{'machine':{'cores':2}},'gateway':{'health':{'queue':{'capacity':100}}}}");
    }

    private static JsonNode second(String phases, String figures) {
        return SimulatedRun.json("{'t':1,'phases':['" + phases + "']," + figures + "}");
    }
}
