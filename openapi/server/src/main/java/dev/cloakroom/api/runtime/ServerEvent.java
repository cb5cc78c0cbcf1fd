package dev.cloakroom.api.runtime;

/// One named event of a stream; `data` becomes one line of JSON.
public interface ServerEvent {

    String event();

    Object data();
}
