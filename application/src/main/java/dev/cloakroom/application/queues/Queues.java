package dev.cloakroom.application.queues;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.queues.Queue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The queues there are, and what stands in them.
public interface Queues {

    /// Waits until nobody else changes queues, and keeps others from it until the transaction ends. Answers how many
    /// there are.
    int lock();

    Optional<Queue> find(String name);

    void add(Queue queue);

    /// Stores limit, pause and revision.
    void update(Queue changed);

    /// Jobs that are over keep the name of their queue.
    void remove(String name);

    /// Whether a job in it is not finished, whoever owns it.
    boolean isInUse(String name);

    /// All of them by name, or the one of that name; with the jobs of that owner, or of everybody.
    List<QueueStanding> standings(@Nullable String name, @Nullable UserId owner);
}
