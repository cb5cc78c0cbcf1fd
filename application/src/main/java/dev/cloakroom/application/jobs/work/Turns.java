package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Whose turn it is. Every owner has a clock that runs while his jobs do, and the next job is taken from the one whose
/// clock is behind the others': so owners who always have work get equal run time, however long or short their jobs
/// are, and what one does not use goes to the others. A job is charged what its lane is expected to take when it is
/// dealt, and the difference as it becomes known.
///
/// Who comes back after having had nothing starts where the others are: nobody saves up time, and nobody leaves a debt
/// behind. The lanes of one owner take turns.
final class Turns {

    /// Debts of this many owners who have nothing to do are remembered; of more, none.
    private static final int MOST_IDLE = 10_000;

    private static final class Owner {
        final int number;

        /// With the moment of the last news of each; the first one's turn is next.
        final LinkedHashMap<Source, Long> ready = new LinkedHashMap<>();

        long clock;

        Owner(int number) {
            this.number = number;
        }
    }

    /// Owners with the same clock take turns by number, so that the same history deals the same hands.
    private static final Comparator<Owner> NEXT =
            Comparator.<Owner>comparingLong(owner -> owner.clock).thenComparingInt(owner -> owner.number);

    private final Map<Integer, Owner> owners = new HashMap<>();
    private final ToLongFunction<Source> expected;
    private long clock;
    private long moment;
    private volatile boolean empty = true;

    /// @param expected what a job from there is expected to take, in nanoseconds
    Turns(ToLongFunction<Source> expected) {
        this.expected = expected;
    }

    /// Names this moment: what was learned before does not undo news that come after it.
    synchronized long moment() {
        return moment;
    }

    /// News: there is work.
    synchronized void add(Source source) {
        moment++;
        put(source, moment);
        empty = false;
    }

    /// There was none left at that moment.
    synchronized void remove(Source source, long asOf) {
        var owner = owners.get(source.ownerNumber());
        if (owner != null && owner.ready.getOrDefault(source, Long.MAX_VALUE) <= asOf) {
            owner.ready.remove(source);
        }
        empty = owners.values().stream().allMatch(each -> each.ready.isEmpty());
    }

    /// There was work at that moment, and nowhere else.
    synchronized void set(Set<Source> sources, long asOf) {
        for (var owner : owners.values()) {
            owner.ready.entrySet().removeIf(ready -> ready.getValue() <= asOf && !sources.contains(ready.getKey()));
        }
        sources.forEach(source -> put(source, asOf));
        owners.values().removeIf(owner -> owner.ready.isEmpty() && owner.clock <= clock);
        if (owners.size() > sources.size() + MOST_IDLE) {
            owners.values().removeIf(owner -> owner.ready.isEmpty());
        }
        empty = owners.values().stream().allMatch(each -> each.ready.isEmpty());
    }

    private void put(Source source, long asOf) {
        var owner = owners.computeIfAbsent(source.ownerNumber(), Owner::new);
        if (owner.ready.isEmpty()) {
            owner.clock = Math.max(owner.clock, clock);
        }
        owner.ready.merge(source, asOf, Math::max);
    }

    boolean isEmpty() {
        return empty;
    }

    /// Deals so many jobs; fewer only where there is no work at all.
    synchronized List<JobQueue.Share> deal(int jobs) {
        var line = new PriorityQueue<>(NEXT);
        owners.values().stream().filter(owner -> !owner.ready.isEmpty()).forEach(line::add);
        var quotas = new LinkedHashMap<Source, Integer>();
        for (int dealt = 0; dealt < jobs && !line.isEmpty(); dealt++) {
            var owner = line.remove();
            clock = Math.max(clock, owner.clock);
            var source = owner.ready.firstEntry().getKey();
            owner.ready.putLast(source, owner.ready.get(source));
            owner.clock += expected.applyAsLong(source);
            quotas.merge(source, 1, Integer::sum);
            line.add(owner);
        }
        var shares = new ArrayList<JobQueue.Share>(quotas.size());
        quotas.forEach((source, quota) -> shares.add(new JobQueue.Share(source, quota)));
        return shares;
    }

    /// Deals one job of a source where nobody waits: that owner's clock goes first from here.
    synchronized void take(Source source, long nanos) {
        var owner = owners.computeIfAbsent(source.ownerNumber(), Owner::new);
        clock = Math.max(clock, owner.clock);
        owner.clock = clock + nanos;
    }

    /// What was dealt of that source took longer than it was charged or, where negative, shorter.
    synchronized void charge(Source source, long nanos) {
        if (nanos != 0) {
            owners.computeIfAbsent(source.ownerNumber(), Owner::new).clock += nanos;
        }
    }
}
