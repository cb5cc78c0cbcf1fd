package dev.cloakroom.api.runtime.events;

/// One named event of a stream; `data` becomes one line of JSON.
public interface ServerEvent {

    String event();

    Object data();
}
