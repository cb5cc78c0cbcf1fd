package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.EndpointId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Deliveries in a map. Its locks lock nothing, and their jobs have ended when a test says so.
public final class InMemoryDeliveries implements Deliveries {

    private final TreeMap<String, Delivery> deliveries = new TreeMap<>();
    private final Map<DeliveryId, List<DeliveryAttempt>> attempts = new HashMap<>();
    private final Set<DeliveryId> abandoned = new HashSet<>();

    public void abandon(DeliveryId id) {
        abandoned.add(id);
    }

    @Override
    public synchronized void add(List<Delivery> added) {
        for (var delivery : added) {
            if (deliveries.values().stream()
                    .anyMatch(other -> other.endpoint().equals(delivery.endpoint())
                            && other.message().id().equals(delivery.message().id()))) {
                throw new IllegalStateException("it has that message already");
            }
            deliveries.put(delivery.id().toString(), delivery);
        }
    }

    @Override
    public synchronized Optional<Delivery> find(DeliveryId id) {
        return Optional.ofNullable(deliveries.get(id.toString()));
    }

    @Override
    public Optional<Delivery> find(EndpointId endpoint, DeliveryId id) {
        return find(id).filter(delivery -> delivery.endpoint().equals(endpoint));
    }

    @Override
    public synchronized List<Delivery> list(EndpointId endpoint, Page page) {
        var before = page.before();
        return of(endpoint, deliveries.descendingMap().values())
                .filter(delivery -> page.status() == null || delivery.status() == page.status())
                .filter(delivery -> before == null || delivery.id().toString().compareTo(before.toString()) < 0)
                .limit(page.limit())
                .toList();
    }

    @Override
    public Optional<Delivery> lock(EndpointId endpoint, DeliveryId id) {
        return find(endpoint, id);
    }

    @Override
    public synchronized List<Delivery> lockEnded(EndpointId endpoint, Instant since, boolean failedOnly, int limit) {
        return of(endpoint, deliveries.values())
                .filter(delivery ->
                        !delivery.isPending() && !delivery.createdAt().isBefore(since))
                .filter(delivery -> !failedOnly || delivery.status() == DeliveryStatus.FAILED)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void update(List<Delivery> changed) {
        changed.forEach(delivery -> deliveries.replace(delivery.id().toString(), delivery));
    }

    @Override
    public synchronized void conclude(Delivery changed, DeliveryAttempt attempt) {
        deliveries.computeIfPresent(
                changed.id().toString(),
                (_, present) -> present.isPending() && present.job().equals(changed.job()) ? changed : present);
        var known = attempts.computeIfAbsent(changed.id(), _ -> new ArrayList<>());
        if (known.stream().noneMatch(other -> other.number() == attempt.number())) {
            known.add(attempt);
        }
    }

    @Override
    public synchronized List<DeliveryAttempt> attempts(DeliveryId id) {
        return List.copyOf(attempts.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized boolean wasTakenAfter(Delivery delivery) {
        return of(
                        delivery.endpoint(),
                        deliveries.tailMap(delivery.id().toString(), false).values())
                .anyMatch(later -> later.status() == DeliveryStatus.SUCCEEDED);
    }

    @Override
    public synchronized int failAbandoned(Instant due, Instant now, int limit) {
        var failed = deliveries.values().stream()
                .filter(Delivery::isPending)
                .filter(delivery -> abandoned.contains(delivery.id()))
                .filter(delivery -> delivery.nextAttemptAt() != null
                        && delivery.nextAttemptAt().isBefore(due))
                .limit(limit)
                .map(delivery -> delivery.dropped(now))
                .toList();
        update(failed);
        return failed.size();
    }

    @Override
    public synchronized int forget(Instant before, int limit) {
        var old = deliveries.values().stream()
                .filter(delivery ->
                        delivery.endedAt() != null && delivery.endedAt().isBefore(before))
                .limit(limit)
                .toList();
        old.forEach(delivery -> deliveries.remove(delivery.id().toString()));
        old.forEach(delivery -> attempts.remove(delivery.id()));
        return old.size();
    }

    private static Stream<Delivery> of(EndpointId endpoint, Collection<Delivery> all) {
        return all.stream().filter(delivery -> delivery.endpoint().equals(endpoint));
    }
}
