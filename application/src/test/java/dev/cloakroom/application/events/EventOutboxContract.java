package dev.cloakroom.application.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

public interface EventOutboxContract {

    EventOutbox outbox();

    Transactions transactions();

    UserId newOwner();

    @Test
    default void whatIsAddedIsTakenOnceAndAsItWas() {
        var first = event("payment.settled");
        var second = event("payment.refused");
        outbox().add(first);
        outbox().add(second);
        assertThat(transactions().run(() -> outbox().take(1))).containsExactly(first);
        assertThat(transactions().run(() -> outbox().take(100))).containsExactly(second);
        assertThat(transactions().run(() -> outbox().take(100))).isEmpty();
    }

    @Test
    default void whatIsPutAsideLetsTheOthersPass() {
        var first = event("payment.settled");
        var second = event("payment.refused");
        outbox().add(first);
        outbox().add(second);
        outbox().putAside(Duration.ofSeconds(30));
        assertThat(transactions().run(() -> outbox().take(100))).containsExactly(second);
        assertThat(transactions().run(() -> outbox().take(100))).isEmpty();
    }

    private Event event(String type) {
        return new Event(
                new EventId(new TestIds().get()),
                newOwner(),
                new EventType(type),
                Event.Source.SYSTEM,
                Json.EMPTY.with("id", Json.of(17)),
                2,
                Instant.parse("2026-01-01T10:00:00.123456Z"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }
}
