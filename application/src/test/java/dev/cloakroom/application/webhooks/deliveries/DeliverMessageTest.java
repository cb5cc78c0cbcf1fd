package dev.cloakroom.application.webhooks.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.auth.Account;
import dev.cloakroom.application.auth.InMemoryUsers;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.InMemoryEventOutbox;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.jobs.calls.HttpCall;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome;
import dev.cloakroom.application.webhooks.DisableEndpoint;
import dev.cloakroom.application.webhooks.EndpointsContract;
import dev.cloakroom.application.webhooks.InMemoryEndpoints;
import dev.cloakroom.application.webhooks.OwnerMail;
import dev.cloakroom.application.webhooks.RecordedListeners;
import dev.cloakroom.application.webhooks.SigningSecrets;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Endpoint.Reason;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import dev.cloakroom.domain.webhooks.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverMessageTest {

    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds(clock);
    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final InMemoryEventOutbox outbox = new InMemoryEventOutbox();
    private final RecordedListeners listeners = new RecordedListeners();
    private final List<HttpCall> sent = new ArrayList<>();
    private Outcome outcome = answered(200, null);

    /// The owner of every attempt of these tests.
    private final Endpoint endpoint = EndpointsContract.endpoint(UserId.SYSTEM);

    private final Receivers receivers = new Receivers(16, clock);
    private final DeliverMessage deliver = deliver();

    private DeliverMessage deliver() {
        endpoints.add(endpoint, "sealed");
        listeners.add(endpoint.owner(), endpoint.id().value());
        var mail = new OwnerMail(users, jobs, ids, true);
        var disable = new DisableEndpoint(endpoints, listeners, new Announcements(outbox, clock, ids), mail);
        var conclude = new ConcludeAttempt(deliveries, disable, new InMemoryTransactions(), clock, new Random(7));
        return new DeliverMessage(
                endpoints,
                deliveries,
                new PlainSecrets(),
                (call, _) -> {
                    sent.add(call);
                    return outcome;
                },
                receivers,
                conclude,
                clock);
    }

    /// Signs so that a test can read it.
    private static final class PlainSecrets implements SigningSecrets {
        @Override
        public Secret make(EndpointId of) {
            return new Secret("open", "sealed");
        }

        @Override
        public String sign(EndpointId of, List<String> sealed, Message message, Instant at) {
            return String.join(" ", sealed) + " at " + at.getEpochSecond();
        }
    }

    @Test
    void aMessageIsSentSignedAndTaken() throws Exception {
        var delivery = delivery("job.succeeded");
        assertThat(run(delivery, 1)).isEqualTo(new Ending.Succeeded(Json.EMPTY.with("status", Json.of(200))));
        assertThat(sent).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.url()).isEqualTo(endpoint.wish().url());
            assertThat(call.body()).isEqualTo(Json.of(delivery.message().body()));
            assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(20));
            assertThat(call.headers())
                    .containsEntry("webhook-id", delivery.message().id().toString())
                    .containsEntry(
                            "webhook-timestamp", String.valueOf(clock.instant().getEpochSecond()))
                    .containsEntry(
                            "webhook-signature", "sealed at " + clock.instant().getEpochSecond())
                    .containsEntry("Content-Type", "application/json");
        });
        var taken = stored(delivery);
        assertThat(taken.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(taken.attempts()).isEqualTo(1);
        assertThat(deliveries.attempts(delivery.id())).singleElement().satisfies(attempt -> {
            assertThat(attempt.failure()).isNull();
            assertThat(attempt.next()).isNull();
        });
    }

    @Test
    void anAttemptKeepsItsIdAndHasATimeOfItsOwn() throws Exception {
        outcome = answered(500, null);
        var delivery = delivery("job.succeeded");
        run(delivery, 1);
        clock.advance(Duration.ofMinutes(5));
        run(delivery, 2);
        assertThat(sent)
                .extracting(call -> call.headers().get("webhook-id"))
                .containsOnly(delivery.message().id().toString());
        assertThat(sent)
                .extracting(call -> call.headers().get("webhook-timestamp"))
                .doesNotHaveDuplicates();
        assertThat(deliveries.attempts(delivery.id()))
                .extracting(attempt -> attempt.number())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 429, 500, 503})
    void whatIsNotTakenComesAgainByTheSchedule(int status) throws Exception {
        outcome = answered(status, null);
        var delivery = delivery("job.succeeded");
        assertThat(run(delivery, 2)).isInstanceOfSatisfying(Ending.Failed.class, failed -> {
            assertThat(failed.retryAfter()).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(330));
            assertThat(stored(delivery).nextAttemptAt())
                    .isEqualTo(clock.instant().plus(Objects.requireNonNull(failed.retryAfter())));
        });
        assertThat(stored(delivery).status()).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void aReceiverMayAskForMoreTime() throws Exception {
        outcome = answered(429, Duration.ofMinutes(20));
        assertThat(run(delivery("job.succeeded"), 1))
                .isInstanceOfSatisfying(
                        Ending.Failed.class,
                        failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(20)));
    }

    @Test
    void aRedirectIsAFailureThatNamesWhereItLeads() throws Exception {
        outcome = new Outcome.Answered(302, Map.of("location", "https://other.example/"), "", false, null);
        var delivery = delivery("job.succeeded");
        run(delivery, 1);
        assertThat(deliveries.attempts(delivery.id()).getFirst().failure())
                .hasFieldOrPropertyWithValue(
                        "detail",
                        "The other server answered 302 and points to https://other.example/, which is not followed.");
        assertThat(sent).hasSize(1);
    }

    @Test
    void noAnswerAndNoAddressAreFailuresToo() throws Exception {
        for (var none : List.of(new Outcome.Late(), new Outcome.Forbidden(), new Outcome.Unreachable("No."))) {
            outcome = none;
            var delivery = delivery("job.succeeded");
            assertThat(run(delivery, 1)).isInstanceOf(Ending.Failed.class);
            assertThat(deliveries.attempts(delivery.id()).getFirst().failure()).isEqualTo(none.failure());
            assertThat(deliveries.attempts(delivery.id()).getFirst().answer()).isNull();
        }
    }

    @Test
    void whoIsGoneGetsNothingMore() throws Exception {
        outcome = answered(410, null);
        var delivery = delivery("job.succeeded");
        assertThat(run(delivery, 1)).isInstanceOf(Ending.Refused.class);
        assertThat(stored(delivery).status()).isEqualTo(DeliveryStatus.FAILED);
        assertDisabled(Reason.GONE);
        var other = delivery("job.succeeded");
        assertThat(run(other, 1)).isInstanceOf(Ending.Refused.class);
        assertThat(stored(other).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(stored(other).attempts()).isZero();
        assertThat(sent).hasSize(1);
    }

    @Test
    void whoHasTakenNothingForThreeDaysGetsNothingMore() throws Exception {
        outcome = answered(500, null);
        assertThat(run(delivery("job.succeeded"), RetrySchedule.ATTEMPTS - 1)).isInstanceOf(Ending.Failed.class);
        var delivery = delivery("job.succeeded");
        assertThat(run(delivery, RetrySchedule.ATTEMPTS)).isInstanceOf(Ending.Refused.class);
        assertThat(stored(delivery).status()).isEqualTo(DeliveryStatus.FAILED);
        assertDisabled(Reason.EXHAUSTED);
    }

    @Test
    void oneMessageThatNobodyTakesDisablesNobodyWhoTakesOthers() throws Exception {
        var poison = delivery("job.succeeded");
        run(delivery("job.succeeded"), 1);
        outcome = answered(400, null);
        run(poison, RetrySchedule.ATTEMPTS);
        assertThat(stored(poison).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(present().enabled()).isTrue();
        assertThat(outbox.events()).isEmpty();
    }

    @Test
    void aTestIsSentOnceAndDisablesNobody() throws Exception {
        outcome = answered(500, null);
        endpoints.update(endpoint.disabled(Reason.OWNER, clock.instant()));
        var delivery = delivery(Message.TEST);
        assertThat(run(delivery, 1)).isInstanceOf(Ending.Refused.class);
        assertThat(sent).hasSize(1);
        assertThat(stored(delivery).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(outbox.events()).isEmpty();
    }

    @Test
    void theOwnerIsToldByMailWhereItIsSent() throws Exception {
        var owner = new UserId(UUID.randomUUID());
        var email = Email.parse("owner@example.com").orElseThrow();
        users.add(new Account(User.registered(owner, email, Role.USER, Set.of(), clock.instant()), null));
        var his = EndpointsContract.endpoint(owner);
        endpoints.add(his, "sealed");
        var disable = new DisableEndpoint(
                endpoints, listeners, new Announcements(outbox, clock, ids), new OwnerMail(users, jobs, ids, true));
        disable.handle(his, Reason.EXHAUSTED, clock.instant());
        disable.handle(his, Reason.EXHAUSTED, clock.instant());
        assertThat(jobs.list(owner, JobFilter.newest(10)))
                .singleElement()
                .satisfies(job -> assertThat(job.submission().kind()).isEqualTo("email"));
        assertThat(outbox.events()).hasSize(1);
    }

    @Test
    void anAttemptThatWasStoredIsNotMadeAgain() throws Exception {
        var delivery = delivery("job.succeeded");
        run(delivery, 1);
        assertThat(run(delivery, 1)).isInstanceOf(Ending.Succeeded.class);
        assertThat(sent).hasSize(1);
    }

    @Test
    void aJobThatIsNoLongerTheOneThatSendsDoesNothing() throws Exception {
        var delivery = delivery("job.succeeded");
        deliveries.update(List.of(delivery.again(new JobId(ids.get()), clock.instant())));
        assertThat(run(delivery, 1)).isInstanceOf(Ending.Refused.class);
        endpoints.remove(endpoint.owner(), endpoint.id());
        var orphan = delivery("job.succeeded");
        assertThat(run(orphan, 1)).isInstanceOf(Ending.Refused.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void whoIsBusyIsLeftAloneWithoutLosingAnAttempt() throws Exception {
        assertThat(receivers.enter(endpoint.id())).isEmpty();
        var delivery = delivery("job.succeeded");
        assertThat(run(delivery, 1)).isInstanceOf(Ending.Snoozed.class);
        assertThat(stored(delivery)).isEqualTo(delivery);
        receivers.leave(endpoint.id(), Duration.ofMillis(5));
        assertThat(run(delivery, 1)).isInstanceOf(Ending.Succeeded.class);
    }

    private void assertDisabled(Reason reason) {
        assertThat(present().disabled()).isEqualTo(new Endpoint.Disabled(reason, clock.instant()));
        assertThat(listeners.listening).isEmpty();
        assertThat(outbox.events()).singleElement().satisfies(event -> {
            assertThat(event.type().value()).isEqualTo("webhook.disabled");
            assertThat(event.payload().text("id")).isEqualTo(endpoint.id().toString());
        });
    }

    private Endpoint present() {
        return endpoints.find(endpoint.owner(), endpoint.id()).orElseThrow();
    }

    private Delivery stored(Delivery delivery) {
        return deliveries.find(delivery.id()).orElseThrow();
    }

    private Delivery delivery(String type) {
        var message = new Message(ids.get(), type, clock.instant(), "{\"type\":\"" + type + "\"}");
        var job = new TestAttempt(Json.EMPTY).id();
        var delivery = Delivery.pending(new DeliveryId(ids.get()), endpoint.id(), message, job, clock.instant());
        deliveries.add(List.of(delivery));
        return delivery;
    }

    private Ending run(Delivery delivery, int attempt) throws Exception {
        var payload = DeliveryJobs.of(delivery, endpoint.owner(), null, clock.instant())
                .submission()
                .payload();
        return deliver.run(new TestAttempt(attempt, Objects.requireNonNull(payload), new ArrayList<>()));
    }

    private static Outcome.Answered answered(int status, @Nullable Duration retryAfter) {
        return new Outcome.Answered(status, Map.of(), "", false, retryAfter);
    }
}
