package dev.cloakroom.application.events;

import dev.cloakroom.domain.events.Event;

/// Somebody who is told of every system event. What he writes is stored together with the fact that he was told, so he
/// acts exactly once; what he must not do is call the network.
@FunctionalInterface
public interface EventSubscriber {

    void on(Event event);
}
