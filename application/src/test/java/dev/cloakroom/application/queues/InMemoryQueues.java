package dev.cloakroom.application.queues;

import dev.cloakroom.application.queues.QueueStanding.Depth;
import dev.cloakroom.application.queues.QueueStanding.Finished;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.queues.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Queues in which stand as many ready jobs as a test says.
public final class InMemoryQueues implements Queues {

    /// Ready jobs of each owner, all in the queue `default`.
    public final Map<UserId, Integer> ready = new HashMap<>();

    private final Map<String, Queue> queues = new TreeMap<>();

    public InMemoryQueues() {
        add(Queue.made("default", null, Instant.EPOCH));
    }

    @Override
    public int lock() {
        return queues.size();
    }

    @Override
    public Optional<Queue> find(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    @Override
    public void add(Queue queue) {
        queues.put(queue.name(), queue);
    }

    @Override
    public void update(Queue changed) {
        queues.replace(changed.name(), changed);
    }

    @Override
    public void remove(String name) {
        queues.remove(name);
    }

    @Override
    public boolean isInUse(String name) {
        return name.equals("default") && !ready.isEmpty();
    }

    @Override
    public List<QueueStanding> standings(@Nullable String name, @Nullable UserId owner) {
        return queues.values().stream()
                .filter(queue -> name == null || queue.name().equals(name))
                .map(queue -> standing(queue, owner))
                .toList();
    }

    private QueueStanding standing(Queue queue, @Nullable UserId owner) {
        long count = !isInUse(queue.name())
                ? 0
                : ready.entrySet().stream()
                        .filter(entry -> owner == null || owner.equals(entry.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        return new QueueStanding(
                queue, new Depth(count, 0, 0), count == 0 ? null : Duration.ofSeconds(4), new Finished(count, 60));
    }
}
