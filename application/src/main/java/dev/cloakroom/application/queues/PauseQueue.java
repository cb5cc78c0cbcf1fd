package dev.cloakroom.application.queues;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.queues.QueueRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Stops workers from taking jobs out of a queue. What they took goes on; jobs are still accepted.
public final class PauseQueue {

    private final Queues queues;
    private final Transactions transactions;
    private final JobNews news;
    private final InstantSource clock;

    public PauseQueue(Queues queues, Transactions transactions, JobNews news, InstantSource clock) {
        this.queues = queues;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /// The same a second time.
    public void handle(String name) {
        transactions.run(() -> {
            var _ = queues.lock();
            var queue = queues.find(name).orElseThrow(() -> QueueRejections.notFound(name));
            queues.update(queue.paused(clock.instant().truncatedTo(ChronoUnit.MICROS)));
        });
        news.ready();
    }
}
