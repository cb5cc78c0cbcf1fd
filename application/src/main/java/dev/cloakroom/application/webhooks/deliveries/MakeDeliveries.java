package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.events.EventSubscriber;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.webhooks.Endpoints;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.Message;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes a delivery of each system event to each endpoint that wants it: those of its owner, or of all admins where it
/// belongs to the system.
public final class MakeDeliveries implements EventSubscriber {

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Jobs jobs;
    private final Function<Json, String> write;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// @param write makes text of JSON
    public MakeDeliveries(
            Endpoints endpoints,
            Deliveries deliveries,
            Jobs jobs,
            Function<Json, String> write,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.write = write;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void on(Event event) {
        var wanting = (event.owner().equals(UserId.SYSTEM)
                        ? endpoints.enabledOfAdmins()
                        : endpoints.enabled(event.owner()))
                .stream().filter(endpoint -> endpoint.wants(event.type())).toList();
        if (wanting.isEmpty()) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var message = Message.of(event.id().value(), event.type().value(), event.createdAt(), event.payload(), write);
        var made = new ArrayList<Delivery>();
        var sending = new ArrayList<Job>();
        for (var endpoint : wanting) {
            var delivery =
                    Delivery.pending(new DeliveryId(ids.get()), endpoint.id(), message, new JobId(ids.get()), now);
            made.add(delivery);
            sending.add(DeliveryJobs.of(delivery, endpoint.owner(), event.traceparent(), now));
        }
        deliveries.add(made);
        jobs.enqueue(sending);
    }
}
