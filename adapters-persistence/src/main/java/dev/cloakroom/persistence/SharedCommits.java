package dev.cloakroom.persistence;

import dev.cloakroom.domain.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Commits together what many callers submit. Whoever finds the door open carries all that waits; the others are parked
/// until somebody carried theirs, or the door opens for them. A crowd comes back: who has just been answered often
/// submits again, so the carrier gives as many as came last time a moment to arrive. A lone submission never waits for
/// company.
public final class SharedCommits<T> {

    private static final int LARGEST = 64;

    /// While one commit waits for the disk the next is sent.
    private static final int AT_ONCE = 2;

    /// Half of what a statement costs, however much is in it.
    private static final Duration MOMENT = Duration.ofNanos(500_000);

    private final Function<T, @Nullable Object> key;
    private final Commit<T> commit;
    private final Queue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Semaphore door = new Semaphore(1);
    private final Semaphore commits = new Semaphore(AT_ONCE);
    private volatile int expected = 1;
    private volatile @Nullable Thread carrier;

    /// Stores all of these, no two of the same key, and says of each whether it did or the key was taken.
    @FunctionalInterface
    public interface Commit<T> {
        Predicate<T> of(List<T> items);
    }

    private sealed interface Outcome {
        record Stored() implements Outcome {}

        /// The answer is that of whoever has it.
        record KeyTaken() implements Outcome {}

        record Failed(RuntimeException cause) implements Outcome {}
    }

    private static final class Entry<T> {
        final T item;
        final Thread caller = Thread.currentThread();
        volatile boolean carried;
        volatile @Nullable Outcome outcome;

        Entry(T item) {
            this.item = item;
        }

        void become(Outcome outcome) {
            this.outcome = outcome;
            LockSupport.unpark(caller);
        }
    }

    /// @param key what must not stand twice in one commit; null where an item has none
    public SharedCommits(Function<T, @Nullable Object> key, Commit<T> commit) {
        this.key = key;
        this.commit = commit;
    }

    /// Returns after the commit: true when it stored the item, false when its key was taken. Throws what the commit of
    /// this item threw.
    public boolean submit(T item) {
        var entry = new Entry<>(item);
        enter(entry);
        return switch (outcome(entry)) {
            case Outcome.Stored _ -> true;
            case Outcome.KeyTaken _ -> false;
            case Outcome.Failed(var cause) -> throw cause;
        };
    }

    private void enter(Entry<T> entry) {
        waiting.add(entry);
        if (count.incrementAndGet() >= expected) {
            LockSupport.unpark(carrier);
        }
    }

    /// An interrupt waits, too: the submission may be stored already, and a carrier must not break those of others.
    private Outcome outcome(Entry<T> entry) {
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
        List<Entry<T>> entries;
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

    private List<Entry<T>> gather() {
        carrier = Thread.currentThread();
        long end = System.nanoTime() + MOMENT.toNanos();
        for (long left = MOMENT.toNanos(); count.get() < expected && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        carrier = null;
        var entries = new ArrayList<Entry<T>>();
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
    private void flush(List<Entry<T>> entries) {
        var firsts = new ArrayList<Entry<T>>();
        var repeats = new ArrayList<Entry<T>>();
        var seen = new HashSet<>();
        for (var entry : entries) {
            var name = key.apply(entry.item);
            (name == null || seen.add(name) ? firsts : repeats).add(entry);
        }
        store(firsts);
        repeats.forEach(entry -> entry.become(new Outcome.KeyTaken()));
    }

    /// One that cannot be stored must not fail its neighbours: the halves are tried apart, down to the single one.
    private void store(List<Entry<T>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            var stored = commit.of(entries.stream().map(entry -> entry.item).toList());
            entries.forEach(
                    entry -> entry.become(stored.test(entry.item) ? new Outcome.Stored() : new Outcome.KeyTaken()));
        } catch (RuntimeException failed) {
            if (entries.size() == 1 || isNoFaultOfOne(failed)) {
                entries.forEach(entry -> entry.become(new Outcome.Failed(failed)));
            } else {
                store(entries.subList(0, entries.size() / 2));
                store(entries.subList(entries.size() / 2, entries.size()));
            }
        }
    }

    private static boolean isNoFaultOfOne(RuntimeException failed) {
        return failed instanceof Rejection.Throttled || (SqlStates.isBusy(failed) && !SqlStates.isContention(failed));
    }
}
