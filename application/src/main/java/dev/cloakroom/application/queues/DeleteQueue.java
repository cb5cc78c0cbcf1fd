package dev.cloakroom.application.queues;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.queues.QueueRejections;

/// Deletes a queue that no unfinished job is in. A job that slips in at this very moment still runs.
public final class DeleteQueue {

    private final Queues queues;
    private final Transactions transactions;

    public DeleteQueue(Queues queues, Transactions transactions) {
        this.queues = queues;
        this.transactions = transactions;
    }

    public void handle(String name) {
        transactions.run(() -> {
            var _ = queues.lock();
            var queue = queues.find(name).orElseThrow(() -> QueueRejections.notFound(name));
            if (queue.isDefault()) {
                throw QueueRejections.isDefault();
            }
            if (queues.isInUse(name)) {
                throw QueueRejections.notEmpty(name);
            }
            queues.remove(name);
        });
    }
}
