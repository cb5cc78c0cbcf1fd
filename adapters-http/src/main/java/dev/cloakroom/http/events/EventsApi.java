package dev.cloakroom.http.events;

import dev.cloakroom.api.events.CreateEventRequest;
import dev.cloakroom.api.events.CreateEventResponse;
import dev.cloakroom.api.events.CreateEventsRequest;
import dev.cloakroom.api.events.CreateEventsResponse;
import dev.cloakroom.api.events.EventsOperations;
import dev.cloakroom.api.events.GetEventRequest;
import dev.cloakroom.api.events.GetEventResponse;
import dev.cloakroom.api.events.ListEventsRequest;
import dev.cloakroom.api.events.ListEventsResponse;
import dev.cloakroom.api.model.EventList;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.events.EventFilter;
import dev.cloakroom.application.events.EventQueries;
import dev.cloakroom.application.events.ReceiveEvent;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;

/// The operations of the tag `events`.
public final class EventsApi implements EventsOperations<Call> {

    private final EventQueries queries;
    private final ReceiveEvent receive;
    private final EventBatch batches;
    private final Cursors cursors;

    public EventsApi(EventQueries queries, ReceiveEvent receive, EventBatch batches, Cursors cursors) {
        this.queries = queries;
        this.receive = receive;
        this.batches = batches;
        this.cursors = cursors;
    }

    @Override
    public ListEventsResponse listEvents(ListEventsRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var type = request.type();
        var filter = new EventFilter(
                type == null ? null : new EventPattern(type),
                EventViews.source(request.source()),
                request.createdFrom(),
                request.createdTo(),
                after == null ? null : new EventId(after),
                request.limit() + 1);
        var page = cursors.page(
                queries.list(call.user(), filter),
                request.limit(),
                event -> event.id().value(),
                call);
        var events = page.rows().stream().map(EventViews::of).toList();
        return new ListEventsResponse.Ok(new EventList(events, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateEventResponse createEvent(CreateEventRequest request, Call call) {
        var told = EventViews.told(request.body());
        return switch (receive.handle(call.caller(), told, call.once(EventsApi::created))) {
            case Submitted.Replayed<Event>(var first) -> new CreateEventResponse.Replayed(Call.stored(first));
            case Submitted.Made<Event>(var event) -> created(event);
        };
    }

    @Override
    public CreateEventsResponse createEvents(CreateEventsRequest request, Call call) {
        return batches.create(request.body(), call);
    }

    @Override
    public GetEventResponse getEvent(GetEventRequest request, Call call) {
        return new GetEventResponse.Ok(EventViews.of(queries.find(call.user(), new EventId(request.eventId()))));
    }

    private static CreateEventResponse.Created created(Event event) {
        return new CreateEventResponse.Created(EventViews.ofReceived(event), "/v1/events/" + event.id());
    }
}
