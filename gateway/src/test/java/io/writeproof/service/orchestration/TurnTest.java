package io.writeproof.service.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.service.orchestration.Event.ActivityCompleted;
import io.writeproof.service.orchestration.Event.ActivityFailed;
import io.writeproof.service.orchestration.Event.ActivityScheduled;
import io.writeproof.service.orchestration.Event.OrchestrationCompleted;
import io.writeproof.service.orchestration.Event.OrchestrationFailed;
import io.writeproof.service.orchestration.Event.OrchestrationStarted;
import io.writeproof.service.orchestration.store.FailureClass;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import io.writeproof.service.orchestration.store.OrchestrationItem;
import io.writeproof.service.orchestration.store.TurnResult;
import io.writeproof.service.orchestration.store.TurnResult.StoredEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an instance decides on, by nothing but its history and what has arrived. */
class TurnTest {

    private static final Catalogue CATALOGUE = new Catalogue(List.of(new FanoutOrchestration()), List.of());
    private static final OrchestrationStarted START =
            new OrchestrationStarted("FanoutOrchestration", "{\"task_count\":2}");
    private static final ActivityScheduled FIRST = new ActivityScheduled("ProcessTask", "task-0");
    private static final ActivityScheduled SECOND = new ActivityScheduled("ProcessTask", "task-1");
    private static final Failure FAILURE = new Failure(FailureClass.APPLICATION, "why");

    private static OrchestrationItem item(List<Event> history, Event... messages) {
        return new OrchestrationItem(
                "a",
                "token",
                1,
                Stream.of(messages).map(EventJson::of).toList(),
                history.stream().map(EventJson::of).toList());
    }

    private static List<Event> events(TurnResult result) {
        return result.events().stream()
                .map(StoredEvent::data)
                .map(EventJson::event)
                .toList();
    }

    private static TurnResult turn(List<Event> history, Event... messages) throws Turn.UnfitException {
        return Turn.of(item(history, messages), CATALOGUE);
    }

    @Test
    void aStartSchedulesAllActivitiesAtOnce() throws Exception {
        TurnResult result = turn(List.of(), START);
        assertThat(events(result)).containsExactly(START, FIRST, SECOND);
        assertThat(result.events().stream().map(StoredEvent::type))
                .containsExactly("OrchestrationStarted", TurnResult.SCHEDULED, TurnResult.SCHEDULED);
        assertThat(result.started()).isEqualTo("FanoutOrchestration");
        assertThat(result.end()).isNull();
    }

    @Test
    void theLastOutcomeCompletesTheInstance() throws Exception {
        List<Event> history = List.of(START, FIRST, SECOND, new ActivityCompleted(3, "r"));
        TurnResult result = turn(history, new ActivityCompleted(2, "r"));
        assertThat(events(result))
                .containsExactly(
                        new ActivityCompleted(2, "r"), new OrchestrationCompleted("Completed 2 tasks (2 succeeded)"));
        assertThat(result.end()).isEqualTo(new InstanceStatus(State.COMPLETED, "Completed 2 tasks (2 succeeded)"));
        assertThat(result.started()).isNull();
    }

    @Test
    void anOutcomeThatIsNotTheLastIsNotedAndNoMore() throws Exception {
        TurnResult result = turn(List.of(START, FIRST, SECOND), new ActivityCompleted(2, "r"));
        assertThat(events(result)).containsExactly(new ActivityCompleted(2, "r"));
        assertThat(result.end()).isNull();
    }

    @Test
    void whatHappensInOneTurnCanBeEverything() throws Exception {
        TurnResult result =
                turn(List.of(START, FIRST, SECOND), new ActivityCompleted(3, "r"), new ActivityCompleted(2, "r"));
        assertThat(events(result)).hasSize(3);
        assertThat(Objects.requireNonNull(result.end()).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void whatIsDeliveredTwiceCountsOnce() throws Exception {
        List<Event> history = List.of(START, FIRST, SECOND, new ActivityCompleted(2, "r"));
        assertThat(events(turn(history, new ActivityCompleted(2, "r")))).isEmpty();
        assertThat(events(turn(history, new ActivityFailed(2, FAILURE)))).isEmpty();
        assertThat(events(turn(history, START))).isEmpty();
    }

    @Test
    void whatNobodyAskedForIsDropped() throws Exception {
        assertThat(events(turn(List.of(), new ActivityCompleted(2, "r")))).isEmpty();
        assertThat(events(turn(List.of(START, FIRST, SECOND), new ActivityCompleted(9, "r"))))
                .isEmpty();
    }

    @Test
    void nothingHappensAfterTheEnd() throws Exception {
        List<Event> history =
                List.of(START, FIRST, SECOND, new ActivityFailed(2, FAILURE), new OrchestrationFailed(FAILURE));
        TurnResult result = turn(history, new ActivityCompleted(3, "r"));
        assertThat(result).isEqualTo(new TurnResult(null, List.of(), null));
        assertThat(Turn.givenUp(item(history, new ActivityCompleted(3, "r")), FAILURE))
                .isEqualTo(new TurnResult(null, List.of(), null));
    }

    @Test
    void aFailedActivityFailsTheInstance() throws Exception {
        TurnResult result = turn(List.of(START, FIRST, SECOND), new ActivityFailed(3, FAILURE));
        assertThat(events(result)).containsExactly(new ActivityFailed(3, FAILURE), new OrchestrationFailed(FAILURE));
        InstanceStatus end = Objects.requireNonNull(result.end());
        assertThat(end.state()).isEqualTo(State.FAILED);
        assertThat(Orchestrations.failure(end)).hasValue(FAILURE);
    }

    @Test
    void anOrchestrationThatIsNotKnownHereAndAnInputOfNoUseAreMattersOfConfiguration() throws Exception {
        InstanceStatus unknown = Objects.requireNonNull(
                turn(List.of(), new OrchestrationStarted("Other", "{}")).end());
        assertThat(Orchestrations.failure(unknown).orElseThrow())
                .isEqualTo(
                        new Failure(
                                FailureClass.CONFIGURATION,
                                "orchestration: expected one of FanoutOrchestration, found another; start it where it is known"));
        InstanceStatus unfit =
                Objects.requireNonNull(turn(List.of(), new OrchestrationStarted("FanoutOrchestration", "{}"))
                        .end());
        assertThat(Orchestrations.failure(unfit).orElseThrow())
                .isEqualTo(new Failure(FailureClass.CONFIGURATION, "input.task_count: expected 1 to 1000, found 0"));
    }

    @Test
    void whatCannotBeReadIsSaidWithoutItself() {
        OrchestrationItem item = new OrchestrationItem("a", "token", 1, List.of("{\"secret\":1}"), List.of());
        assertThatThrownBy(() -> Turn.of(item, CATALOGUE))
                .isInstanceOf(Turn.UnfitException.class)
                .hasMessageStartingWith("no turn can be taken: unexpected java.lang.IllegalArgumentException in ")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void anInstanceThatIsGivenUpHasAStartAndAnEnd() {
        OrchestrationItem unreadable = new OrchestrationItem("a", "token", 1, List.of("x"), List.of());
        assertThat(events(Turn.givenUp(unreadable, FAILURE)))
                .containsExactly(new OrchestrationStarted("unknown", ""), new OrchestrationFailed(FAILURE));
        assertThat(events(Turn.givenUp(item(List.of(), START), FAILURE)))
                .containsExactly(START, new OrchestrationFailed(FAILURE));
        assertThat(events(Turn.givenUp(item(List.of(START, FIRST, SECOND)), FAILURE)))
                .containsExactly(new OrchestrationFailed(FAILURE));
    }

    @Test
    void theSameStartHasTheSameTextAndTheSameDecisions() throws Exception {
        OrchestrationStarted padded =
                new OrchestrationStarted("FanoutOrchestration", "{\"task_count\":2,\"payload_bytes\":50}");
        assertThat(EventJson.of(padded)).isEqualTo(EventJson.of(EventJson.event(EventJson.of(padded))));
        assertThat(turn(List.of(), padded)).isEqualTo(turn(List.of(), padded));
    }
}
