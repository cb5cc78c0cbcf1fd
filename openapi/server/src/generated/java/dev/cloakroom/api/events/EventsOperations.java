// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.events;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface EventsOperations<C> {

    /// One's events, newest first.
    ListEventsResponse listEvents(ListEventsRequest request, C call);

    /// Tell that something happened.
    CreateEventResponse createEvent(CreateEventRequest request, C call);

    /// Tell of many events at once.
    CreateEventsResponse createEvents(CreateEventsRequest request, C call);

    /// One event.
    GetEventResponse getEvent(GetEventRequest request, C call);
}
