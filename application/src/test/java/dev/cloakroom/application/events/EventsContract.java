package dev.cloakroom.application.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Intake.Keyed;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.events.EventSummary;
import dev.cloakroom.domain.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public interface EventsContract {

    Events events();

    /// Stores by these [#events].
    EventIntake intake();

    UserId newOwner();

    @Test
    default void whatIsStoredIsFoundAsItWasByItsOwner() {
        var event = event(newOwner(), "payment.settled");
        assertThat(events().add(List.of(new Arrival(event, null)))).containsExactly(event.id());
        assertThat(events().find(event.owner(), event.id())).contains(event);
        assertThat(events().find(newOwner(), event.id())).isEmpty();
        assertThat(events().list(newOwner(), EventFilter.newest(10))).isEmpty();
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var owner = newOwner();
        var first = stored(event(owner, "a"));
        var second = stored(event(owner, "b"));
        var third = stored(event(owner, "a"));
        assertThat(events().list(owner, EventFilter.newest(2))).containsExactly(summary(third), summary(second));
        assertThat(events().list(owner, filter(null, null, second.id()))).containsExactly(summary(first));
        assertThat(events().list(owner, filter("a", null, third.id()))).containsExactly(summary(first));
    }

    @Test
    default void aTypeIsItselfAndAStarWhatIsBelow() {
        var owner = newOwner();
        for (var type :
                List.of("payment", "payment.settled", "payment.refund.made", "payments.x", "Payment.x", "a", "z_")) {
            stored(event(owner, type));
        }
        assertThat(types(owner, "payment")).containsExactly("payment");
        assertThat(types(owner, "payment.*")).containsExactly("payment.refund.made", "payment.settled");
        assertThat(types(owner, "payment.refund.*")).containsExactly("payment.refund.made");
        assertThat(types(owner, "*")).hasSize(7);
        assertThat(types(owner, "nothing.*")).isEmpty();
    }

    @Test
    default void theSourceAndTheTimeAreFiltered() {
        var owner = newOwner();
        var early = stored(event(owner, "a"));
        var later = early.createdAt().plusSeconds(1);
        var id =
                new UUID(later.toEpochMilli() << 16 | 0x7000, early.id().value().getLeastSignificantBits());
        var late = stored(
                new Event(new EventId(id), owner, new EventType("b"), Source.CLIENT, Json.EMPTY, 0, later, null));
        assertThat(events().list(owner, filter(null, Source.CLIENT, null)))
                .containsExactly(summary(late), summary(early));
        assertThat(events().list(owner, filter("*", Source.CLIENT, null)))
                .containsExactly(summary(late), summary(early));
        assertThat(events().list(owner, filter(null, Source.SYSTEM, null))).isEmpty();
        assertThat(events().list(owner, window(early.createdAt(), late.createdAt())))
                .containsExactly(summary(early));
        assertThat(events().list(owner, window(late.createdAt(), null))).containsExactly(summary(late));
    }

    @Test
    default void theSameKeyGetsTheFirstAnswerAndNothingIsStored() {
        var owner = newOwner();
        var first = event(owner, "a");
        var second = event(owner, "a");
        assertThat(intake().submit(new Arrival(first, keyed(first, "f")))).isEmpty();
        assertThat(intake().submit(new Arrival(second, keyed(second, "f")))).contains(answer(first));
        assertThat(events().list(owner, EventFilter.newest(10))).containsExactly(summary(first));
        var other = event(owner, "a");
        assertThatThrownBy(() -> intake().submit(new Arrival(other, keyed(other, "g"))))
                .isInstanceOfSatisfying(
                        Rejection.Unprocessable.class,
                        refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
        var others = event(newOwner(), "a");
        assertThat(intake().submit(new Arrival(others, keyed(others, "g")))).isEmpty();
    }

    @Test
    default void whatComesOfAnEventIsToldOnceAndOnlyOfWhatIsStored() {
        var owner = newOwner();
        var told = new ArrayList<Event>();
        var store = new StoreEvents(events(), told::addAll, new InMemoryTransactions());
        var first = event(owner, "a");
        var repeated = event(owner, "a");
        var free = event(owner, "b");
        store.handle(List.of(new Arrival(first, keyed(first, "f"))));
        store.handle(List.of(new Arrival(repeated, keyed(repeated, "f")), new Arrival(free, null)));
        assertThat(told).containsExactly(first, free);
    }

    private Event stored(Event event) {
        events().add(List.of(new Arrival(event, null)));
        return event;
    }

    private String[] types(UserId owner, String pattern) {
        return events().list(owner, filter(pattern, null, null)).stream()
                .map(event -> event.type().value())
                .sorted()
                .toArray(String[]::new);
    }

    private static EventFilter filter(@Nullable String type, @Nullable Source source, @Nullable EventId before) {
        return new EventFilter(type == null ? null : new EventPattern(type), source, null, null, before, 10);
    }

    private static EventFilter window(Instant from, @Nullable Instant to) {
        return new EventFilter(null, null, from, to, null, 10);
    }

    /// Its time is that of its id, as always.
    static Event event(UserId owner, String type) {
        var id = new TestIds().get();
        var made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).plusNanos(123_000);
        return new Event(
                new EventId(id),
                owner,
                new EventType(type),
                Source.CLIENT,
                Json.EMPTY.with("n", Json.of(1)),
                0,
                made,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    private static EventSummary summary(Event event) {
        return new EventSummary(event.id(), event.type(), event.source(), event.createdAt());
    }

    static Keyed keyed(Event event, String fingerprint) {
        return new Keyed(new IdempotencyKey("createEvent", "k", fingerprint, Duration.ofHours(1)), answer(event));
    }

    static StoredResponse answer(Event event) {
        return new StoredResponse(201, Map.of("Location", "/v1/events/" + event.id()), "{}");
    }
}
