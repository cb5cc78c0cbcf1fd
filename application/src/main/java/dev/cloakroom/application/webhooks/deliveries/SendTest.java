package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Sends a message that tells of nothing, once, whatever the endpoint wants and also while it is disabled.
public final class SendTest {

    private final EndpointQueries endpoints;
    private final Deliveries deliveries;
    private final Jobs jobs;
    private final Function<Json, String> write;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// @param write makes text of JSON
    public SendTest(
            EndpointQueries endpoints,
            Deliveries deliveries,
            Jobs jobs,
            Function<Json, String> write,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.write = write;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    public Delivery handle(Caller caller, EndpointId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var endpoint = endpoints.find(caller.user(), id);
        var data = Json.EMPTY.with("endpoint_id", Json.of(id.toString()));
        var message = Message.of(ids.get(), Message.TEST, now, data, write);
        var delivery = Delivery.pending(new DeliveryId(ids.get()), endpoint.id(), message, new JobId(ids.get()), now);
        transactions.run(() -> {
            deliveries.add(List.of(delivery));
            jobs.enqueue(DeliveryJobs.of(delivery, caller.user(), caller.traceparent(), now));
        });
        return delivery;
    }
}
