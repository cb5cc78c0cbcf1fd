package dev.cloakroom.http.events;

import dev.cloakroom.api.events.CreateEventsResponse;
import dev.cloakroom.api.model.BatchedEvent;
import dev.cloakroom.api.model.BatchedEvents;
import dev.cloakroom.api.model.NewEvent;
import dev.cloakroom.api.model.Problem;
import dev.cloakroom.api.runtime.Batch;
import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.events.ReceiveEvents;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many events come in at once. What the contract refuses of them never reaches the use case; the answer has all of
/// them in their order.
public final class EventBatch {

    private final ReceiveEvents receive;
    private final Problems problems;

    public EventBatch(ReceiveEvents receive, Problems problems) {
        this.receive = receive;
        this.problems = problems;
    }

    CreateEventsResponse create(Batch<NewEvent> batch, Call call) {
        var refused = new ArrayList<@Nullable Problem>();
        var told = new ArrayList<dev.cloakroom.application.events.NewEvent>();
        for (var item : batch.items()) {
            refused.add(read(item, told, call));
        }
        var once = call.<List<Event>>once(events -> answer(refused, events));
        return switch (receive.handle(call.caller(), told, once)) {
            case Submitted.Replayed<List<Event>>(var first) -> new CreateEventsResponse.Replayed(Call.stored(first));
            case Submitted.Made<List<Event>>(var events) -> answer(refused, events);
        };
    }

    /// Adds what is good to `told`; null then, else the problem.
    private @Nullable Problem read(
            Batch.Item<NewEvent> item, List<dev.cloakroom.application.events.NewEvent> told, Call call) {
        try {
            return switch (item) {
                case Batch.Item.Bad<NewEvent>(var faults) -> problem(problems.of(faults, call.correlation()));
                case Batch.Item.Good<NewEvent>(var value) -> {
                    told.add(EventViews.told(value));
                    yield null;
                }
            };
        } catch (HttpProblem tooLarge) {
            return problem(problems.of(tooLarge, call.correlation()));
        }
    }

    private static CreateEventsResponse.Ok answer(List<@Nullable Problem> refused, List<Event> events) {
        var entries = new ArrayList<BatchedEvent>(refused.size());
        var next = events.iterator();
        for (var problem : refused) {
            entries.add(
                    problem == null
                            ? new BatchedEvent(entries.size(), EventViews.ofReceived(next.next()), null)
                            : new BatchedEvent(entries.size(), null, problem));
        }
        return new CreateEventsResponse.Ok(new BatchedEvents(entries));
    }

    private static Problem problem(Problems.Answer answer) {
        return JsonCodec.bind(JsonText.node(answer.body()), Problem.class);
    }
}
