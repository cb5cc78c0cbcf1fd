package dev.cloakroom.application.queues;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.queues.Queue;
import dev.cloakroom.domain.queues.QueueRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a queue, or gives it another limit.
public final class PutQueue {

    /// Each is looked at by every worker that looks for work.
    static final int MOST_QUEUES = 100;

    private final Queues queues;
    private final Transactions transactions;
    private final JobNews news;
    private final InstantSource clock;

    public PutQueue(Queues queues, Transactions transactions, JobNews news, InstantSource clock) {
        this.queues = queues;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /// @param concurrency how many of its jobs may run at a time, null any number
    /// @param precondition refuses the present revision, or null for none, when the request was made for another
    /// @return whether it was made now
    public boolean handle(String name, @Nullable Integer concurrency, Consumer<@Nullable Integer> precondition) {
        boolean made = transactions.run(() -> {
            int count = queues.lock();
            var present = queues.find(name).orElse(null);
            precondition.accept(present == null ? null : present.revision());
            if (present != null) {
                queues.update(present.limited(concurrency));
                return false;
            }
            if (count >= MOST_QUEUES) {
                throw QueueRejections.tooMany(MOST_QUEUES);
            }
            queues.add(Queue.made(name, concurrency, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            return true;
        });
        news.ready();
        return made;
    }
}
