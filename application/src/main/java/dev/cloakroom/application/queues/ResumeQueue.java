package dev.cloakroom.application.queues;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.queues.QueueRejections;

/// Lets workers take jobs out of a paused queue again.
public final class ResumeQueue {

    private final Queues queues;
    private final Transactions transactions;
    private final JobNews news;

    public ResumeQueue(Queues queues, Transactions transactions, JobNews news) {
        this.queues = queues;
        this.transactions = transactions;
        this.news = news;
    }

    /// The same a second time.
    public void handle(String name) {
        transactions.run(() -> {
            var _ = queues.lock();
            var queue = queues.find(name).orElseThrow(() -> QueueRejections.notFound(name));
            queues.update(queue.resumed());
        });
        news.ready();
    }
}
