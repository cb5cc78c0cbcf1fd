package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.jobs.Intake;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.SqlStates;
import dev.cloakroom.persistence.jobs.EnqueueStatement.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Commits submissions together. Whoever finds the door open carries all that waits; the others are parked until
/// somebody carried theirs, or the door opens for them. A crowd comes back: who has just been answered often submits
/// again, so the carrier gives as many as came last time a moment to arrive. A lone submission never waits for company.
public final class GroupCommit implements Intake {

    private static final int LARGEST = 64;

    /// While one commit waits for the disk the next is sent.
    private static final int AT_ONCE = 2;

    /// Half of what a statement costs, however much is in it.
    private static final Duration MOMENT = Duration.ofNanos(500_000);

    private final Routing routing;
    private final JobNews news;
    private final QueueMode mode;
    private final Lanes lanes;
    private final JdbiIdempotencyKeys keys;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Semaphore door = new Semaphore(1);
    private final Semaphore commits = new Semaphore(AT_ONCE);
    private volatile int expected = 1;
    private volatile @Nullable Thread carrier;

    private sealed interface Outcome {
        record Stored() implements Outcome {}

        /// The answer is that of whoever has it.
        record KeyTaken() implements Outcome {}

        record Failed(RuntimeException cause) implements Outcome {}
    }

    private record Key(UserId owner, String operation, String value) {}

    private static final class Entry {
        final Item item;
        final Thread caller = Thread.currentThread();
        volatile boolean carried;
        volatile @Nullable Outcome outcome;

        Entry(Item item) {
            this.item = item;
        }

        void become(Outcome outcome) {
            this.outcome = outcome;
            LockSupport.unpark(caller);
        }

        @Nullable
        Key key() {
            var keyed = item.keyed();
            return keyed == null
                    ? null
                    : new Key(
                            item.job().submission().owner(),
                            keyed.key().operation(),
                            keyed.key().value());
        }
    }

    public GroupCommit(Routing routing, JobNews news) {
        this(routing, news, QueueMode.POSTGRES);
    }

    public GroupCommit(Routing routing, JobNews news, QueueMode mode) {
        this.routing = routing;
        this.news = news;
        this.mode = mode;
        this.lanes = new Lanes(routing.primary());
        this.keys = new JdbiIdempotencyKeys(routing.primary());
    }

    @Override
    public Optional<StoredResponse> submit(Job job, @Nullable Keyed keyed) {
        var entry = new Entry(new Item(job, lanes.number(job.submission()), keyed));
        enter(entry);
        return switch (outcome(entry)) {
            case Outcome.Stored _ -> Optional.empty();
            // A statement of its own: the snapshot of the first could not see who won.
            case Outcome.KeyTaken _
            when keyed != null -> Optional.of(keys.replay(job.submission().owner(), keyed.key()));
            case Outcome.KeyTaken _ -> throw new IllegalStateException("no key and yet taken");
            case Outcome.Failed(var cause) -> throw cause;
        };
    }

    private void enter(Entry entry) {
        waiting.add(entry);
        if (count.incrementAndGet() >= expected) {
            LockSupport.unpark(carrier);
        }
    }

    /// An interrupt waits, too: the submission may be stored already, and a carrier must not break those of others.
    private Outcome outcome(Entry entry) {
        boolean interrupted = false;
        Outcome outcome;
        while ((outcome = entry.outcome) == null) {
            interrupted |= Thread.interrupted();
            if (!entry.carried && door.tryAcquire()) {
                carry();
            } else {
                LockSupport.park(this);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }

    private void carry() {
        List<Entry> entries;
        commits.acquireUninterruptibly();
        try {
            try {
                entries = gather();
            } finally {
                openDoor();
            }
            flush(entries);
        } finally {
            commits.release();
        }
    }

    /// Whoever got in line before the door opened is seen here, or has seen the open door himself.
    private void openDoor() {
        door.release();
        var next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.caller);
        }
    }

    private List<Entry> gather() {
        carrier = Thread.currentThread();
        long end = System.nanoTime() + MOMENT.toNanos();
        for (long left = MOMENT.toNanos(); count.get() < expected && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        carrier = null;
        var entries = new ArrayList<Entry>();
        for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            entry.carried = true;
            entries.add(entry);
            if (entries.size() == LARGEST) {
                break;
            }
        }
        count.addAndGet(-entries.size());
        expected = Math.max(1, entries.size());
        return entries;
    }

    /// The same key twice: the later one gets the answer of the first, as if it had come after the commit.
    private void flush(List<Entry> entries) {
        var firsts = new ArrayList<Entry>();
        var repeats = new ArrayList<Entry>();
        var seen = new HashSet<Key>();
        for (var entry : entries) {
            var key = entry.key();
            (key == null || seen.add(key) ? firsts : repeats).add(entry);
        }
        store(firsts);
        repeats.forEach(entry -> entry.become(new Outcome.KeyTaken()));
    }

    /// One that cannot be stored must not fail its neighbours: the halves are tried apart, down to the single one.
    private void store(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            var stored = commit(entries);
            entries.forEach(entry -> entry.become(
                    stored.contains(entry.item.job().id()) ? new Outcome.Stored() : new Outcome.KeyTaken()));
        } catch (RuntimeException failed) {
            if (entries.size() == 1 || (SqlStates.isBusy(failed) && !SqlStates.isContention(failed))) {
                entries.forEach(entry -> entry.become(new Outcome.Failed(refusal(failed, entry))));
            } else {
                store(entries.subList(0, entries.size() / 2));
                store(entries.subList(entries.size() / 2, entries.size()));
            }
        }
    }

    private Set<JobId> commit(List<Entry> entries) {
        var items = entries.stream().map(entry -> entry.item).toList();
        var stored = routing.primary().withHandle(handle -> EnqueueStatement.run(handle, mode, items));
        items.forEach(item -> routing.wrote(item.job().submission().owner()));
        if (!stored.ready().isEmpty()) {
            news.ready(stored.ready());
        }
        return stored.ids();
    }

    private static RuntimeException refusal(RuntimeException failed, Entry entry) {
        if (entry.item.keyed() != null && SqlStates.isLockTimeout(failed)) {
            return IdempotencyKeys.inProgress();
        }
        return SqlStates.isBusy(failed) ? SqlStates.overloaded() : failed;
    }
}
