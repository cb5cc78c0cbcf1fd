package dev.cloakroom.application.webhooks.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.webhooks.deliveries.Deliveries.Page;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryAttempt.Answer;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public interface DeliveriesContract {

    Instant NOW = Instant.parse("2026-01-01T10:00:00.123456Z");
    Page ALL = new Page(null, null, 10);

    Deliveries deliveries();

    Transactions transactions();

    /// Makes the job of the delivery end, where there is one.
    void abandon(Delivery delivery);

    /// Gives the delivery a job that waits.
    void hold(Delivery delivery);

    @Test
    default void whatWasMadeIsFoundAsItWasAndAsItIsChanged() {
        var made = delivery(newEndpoint(), NOW);
        deliveries().add(List.of(made));
        assertThat(deliveries().find(made.id())).contains(made);
        assertThat(deliveries().find(made.endpoint(), made.id())).contains(made);
        assertThat(deliveries().find(newEndpoint(), made.id())).isEmpty();
        var dropped = made.dropped(NOW);
        deliveries().update(List.of(dropped));
        assertThat(transactions().run(() -> deliveries().lock(made.endpoint(), made.id())))
                .contains(dropped);
        var again = dropped.again(new JobId(new TestIds().get()), NOW);
        deliveries().update(List.of(again));
        assertThat(deliveries().find(made.id())).contains(again);
    }

    @Test
    default void anEndpointGetsAMessageOnce() {
        var made = delivery(newEndpoint(), NOW);
        deliveries().add(List.of(made));
        var twin =
                Delivery.pending(new DeliveryId(new TestIds().get()), made.endpoint(), made.message(), made.job(), NOW);
        assertThatThrownBy(() -> deliveries().add(List.of(twin))).isInstanceOf(RuntimeException.class);
        var elsewhere = Delivery.pending(twin.id(), newEndpoint(), made.message(), made.job(), NOW);
        deliveries().add(List.of(elsewhere));
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var endpoint = newEndpoint();
        var first = delivery(endpoint, NOW);
        var second = delivery(endpoint, NOW).dropped(NOW);
        deliveries().add(List.of(first, second, delivery(newEndpoint(), NOW)));
        assertThat(deliveries().list(endpoint, ALL)).containsExactly(second, first);
        assertThat(deliveries().list(endpoint, new Page(null, null, 1))).containsExactly(second);
        assertThat(deliveries().list(endpoint, new Page(null, second.id(), 10))).containsExactly(first);
        assertThat(deliveries().list(endpoint, new Page(DeliveryStatus.FAILED, null, 10)))
                .containsExactly(second);
        assertThat(deliveries().list(endpoint, new Page(DeliveryStatus.SUCCEEDED, null, 10)))
                .isEmpty();
    }

    @Test
    default void attemptsAreKeptWithWhatCameBack() {
        var made = delivery(newEndpoint(), NOW);
        deliveries().add(List.of(made));
        var answer = new Answer(503, Map.of("retry-after", "5"), "wait", false);
        var refused = attempt(1, answer, new Failure("call-refused", "No.", Json.EMPTY), NOW.plusSeconds(5));
        var silent = attempt(2, null, new Failure("dependency-timeout", "Late."), NOW.plusSeconds(60));
        var taken = attempt(3, new Answer(204, Map.of(), null, true), null, null);
        var waiting = made.waiting(NOW.plusSeconds(5));
        deliveries().conclude(waiting, refused);
        assertThat(deliveries().find(made.id())).contains(waiting);
        deliveries().conclude(waiting.waiting(NOW.plusSeconds(60)), silent);
        var ended = made.waiting(NOW).waiting(NOW).ended(DeliveryStatus.SUCCEEDED, NOW);
        deliveries().conclude(ended, taken);
        assertThat(deliveries().find(made.id())).contains(ended);
        assertThat(deliveries().attempts(made.id())).containsExactly(refused, silent, taken);
    }

    @Test
    default void whoeverLostTheJobChangesNothing() {
        var made = delivery(newEndpoint(), NOW);
        deliveries().add(List.of(made));
        var attempt = attempt(1, null, new Failure("dependency-timeout", "Late."), null);
        var ended = made.ended(DeliveryStatus.SUCCEEDED, NOW);
        deliveries().conclude(ended, attempt(1, new Answer(200, Map.of(), "", false), null, null));
        deliveries().conclude(made.waiting(NOW), attempt);
        assertThat(deliveries().find(made.id())).contains(ended);
        assertThat(deliveries().attempts(made.id())).hasSize(1);
        var again = ended.again(new JobId(new TestIds().get()), NOW);
        deliveries().update(List.of(again));
        deliveries().conclude(made.ended(DeliveryStatus.FAILED, NOW), attempt);
        assertThat(deliveries().find(made.id())).contains(again);
    }

    @Test
    default void whatEndedSinceATimeIsSentAgainOldestFirst() {
        var endpoint = newEndpoint();
        var before = delivery(endpoint, NOW.minusSeconds(1)).dropped(NOW);
        var failed = delivery(endpoint, NOW).dropped(NOW);
        var taken = delivery(endpoint, NOW.plusSeconds(1)).ended(DeliveryStatus.SUCCEEDED, NOW);
        var pending = delivery(endpoint, NOW.plusSeconds(2));
        deliveries().add(List.of(before, failed, taken, pending));
        transactions().run(() -> {
            assertThat(deliveries().lockEnded(endpoint, NOW, true, 10)).containsExactly(failed);
            assertThat(deliveries().lockEnded(endpoint, NOW, false, 10)).containsExactly(failed, taken);
            assertThat(deliveries().lockEnded(endpoint, NOW, false, 1)).containsExactly(failed);
        });
    }

    @Test
    default void aLaterSuccessIsKnown() {
        var endpoint = newEndpoint();
        var first = delivery(endpoint, NOW);
        var second = delivery(endpoint, NOW);
        deliveries().add(List.of(first, second));
        assertThat(deliveries().wasTakenAfter(first)).isFalse();
        deliveries().update(List.of(second.ended(DeliveryStatus.SUCCEEDED, NOW)));
        assertThat(deliveries().wasTakenAfter(first)).isTrue();
        assertThat(deliveries().wasTakenAfter(second)).isFalse();
    }

    @Test
    default void whatNobodySendsAnyMoreFails() {
        var abandoned = delivery(newEndpoint(), NOW);
        var held = delivery(newEndpoint(), NOW);
        deliveries().add(List.of(abandoned, held));
        hold(held);
        abandon(abandoned);
        var later = NOW.plusSeconds(60);
        assertThat(deliveries().failAbandoned(NOW, later, 1000)).isZero();
        assertThat(deliveries().failAbandoned(later, later, 1000)).isEqualTo(1);
        assertThat(deliveries().find(abandoned.id())).contains(abandoned.dropped(later));
        assertThat(deliveries().find(held.id())).contains(held);
    }

    @Test
    default void whatEndedLongAgoIsForgotten() {
        var past = Instant.parse("2020-01-01T00:00:00Z");
        var old = delivery(newEndpoint(), past).dropped(past);
        var pending = delivery(newEndpoint(), past);
        deliveries().add(List.of(old, pending));
        hold(pending);
        deliveries().conclude(old, attempt(1, null, new Failure("dependency-timeout", "Late."), null));
        assertThat(deliveries().forget(past, 10)).isZero();
        assertThat(deliveries().forget(past.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(deliveries().find(old.id())).isEmpty();
        assertThat(deliveries().attempts(old.id())).isEmpty();
        assertThat(deliveries().find(pending.id())).contains(pending);
        deliveries().update(List.of(pending.dropped(NOW)));
    }

    private static DeliveryAttempt attempt(
            int number, @Nullable Answer answer, @Nullable Failure failure, @Nullable Instant next) {
        return new DeliveryAttempt(
                number, URI.create("https://shop.example/hooks"), NOW, Duration.ofMillis(38), answer, failure, next);
    }

    static EndpointId newEndpoint() {
        return new EndpointId(new TestIds().get());
    }

    /// The id is of now, whatever the time.
    static Delivery delivery(EndpointId endpoint, Instant now) {
        var ids = new TestIds();
        var message = new Message(ids.get(), "job.succeeded", NOW, "{\"type\":\"job.succeeded\"}");
        return Delivery.pending(new DeliveryId(ids.get()), endpoint, message, new JobId(ids.get()), now);
    }
}
