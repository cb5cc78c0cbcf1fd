package dev.cloakroom.application.webhooks.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.webhooks.EndpointsContract;
import dev.cloakroom.application.webhooks.InMemoryEndpoints;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Wish;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MakeDeliveriesTest {

    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds(clock);
    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final MakeDeliveries make = new MakeDeliveries(endpoints, deliveries, jobs, String::valueOf, clock, ids);
    private final UserId owner = new UserId(UUID.randomUUID());

    @Test
    void eachEndpointThatWantsAnEventGetsItUnderTheIdOfTheEvent() {
        var first = endpoint(owner, "job.*");
        var second = endpoint(owner, "*");
        var other = endpoint(owner, "report.*");
        var stranger = endpoint(new UserId(UUID.randomUUID()), "*");
        var event = event(owner, "job.succeeded");
        make.on(event);
        for (var endpoint : List.of(first, second)) {
            var delivery = sentTo(endpoint).getFirst();
            assertThat(delivery.message().id()).isEqualTo(event.id().value());
            assertThat(delivery.message().body()).contains("job.succeeded");
            var job = jobs.find(owner, delivery.job()).orElseThrow();
            assertThat(job.submission().kind()).isEqualTo("webhook");
            assertThat(job.submission().limits().maxAttempts()).isEqualTo(10);
        }
        assertThat(sentTo(other)).isEmpty();
        assertThat(sentTo(stranger)).isEmpty();
        assertThat(jobs.list(owner, JobFilter.newest(10))).hasSize(2);
    }

    @Test
    void whatBelongsToTheSystemIsToldToAdminsOnly() {
        var admin = new UserId(UUID.randomUUID());
        endpoints.makeAdmin(admin);
        var his = endpoint(admin, "request.*");
        var others = endpoint(owner, "request.*");
        make.on(event(UserId.SYSTEM, "request.created"));
        assertThat(sentTo(his)).hasSize(1);
        assertThat(sentTo(others)).isEmpty();
        assertThat(jobs.list(admin, JobFilter.newest(10))).hasSize(1);
    }

    private List<Delivery> sentTo(Endpoint endpoint) {
        return deliveries.list(endpoint.id(), new Deliveries.Page(null, null, 10));
    }

    private Endpoint endpoint(UserId owner, String pattern) {
        var present = EndpointsContract.endpoint(owner);
        var wish = new Wish(present.wish().url(), List.of(new EventPattern(pattern)), null);
        var endpoint = present.changed(wish, true, clock.instant());
        endpoints.add(endpoint, "sealed");
        return endpoint;
    }

    private Event event(UserId owner, String type) {
        return Event.announced(new EventId(ids.get()), owner, new EventType(type), Json.EMPTY, clock.instant());
    }
}
