package dev.cloakroom.api.runtime.events;

import java.io.IOException;

/// Writes the whole of one event stream. It runs on the thread of the request, which is the only writer; when it
/// returns the stream closes. Before it waits it flushes. A client that went away shows as an [IOException] of the next
/// flush.
public interface EventSource<E extends ServerEvent> {

    void writeTo(EventSink<E> sink) throws IOException, InterruptedException;
}
