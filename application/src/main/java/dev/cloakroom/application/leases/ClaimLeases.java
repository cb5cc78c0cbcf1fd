package dev.cloakroom.application.leases;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.leases.Lease;
import dev.cloakroom.domain.leases.LeaseRejections;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Gives ready jobs to a worker, and lets it wait for them where there are none.
public final class ClaimLeases {

    /// Each asks where work is left and deals out what is still wanted; a worker that wants more asks again.
    private static final int MOST_ROUNDS = 3;

    private final Leases leases;
    private final LeaseWaiters waiters;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final RandomGenerator random;

    public ClaimLeases(
            Leases leases, LeaseWaiters waiters, InstantSource clock, Supplier<UUID> ids, RandomGenerator random) {
        this.leases = leases;
        this.waiters = waiters;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /// At most so many jobs of these kinds, each for `time`; waits up to `patience` for the first one.
    public record Wanted(List<String> kinds, int most, Duration patience, Duration time) {}

    /// A worker that is `draining` is to stop, it gets nothing more.
    public record Claimed(List<Lease> leases, boolean draining) {}

    /// `hungUp` tells, while the worker waits, that it does not any more: it gets nothing then.
    public Claimed handle(Caller caller, Wanted wanted, BooleanSupplier hungUp) throws InterruptedException {
        refuseBuiltIn(wanted.kinds());
        var kinds = new LinkedHashSet<>(wanted.kinds());
        var entry = leases.enter(Holder.of(caller.principal()), ids.get(), kinds);
        var owner = caller.principal().may(Scope.LEASES_ANY) ? null : entry.ownerNumber();
        var wishes = entry.draining()
                ? List.<Wish>of()
                : kinds.stream().map(kind -> new Wish(kind, owner)).toList();
        var claimed = claim(entry, wishes, wanted);
        if (claimed.isEmpty() && wanted.patience().isPositive()) {
            try (var place = waiters.enter(caller.user(), wishes, hungUp)) {
                claimed = await(place, entry, wishes, wanted);
            }
        }
        return new Claimed(claimed, entry.draining());
    }

    private void refuseBuiltIn(List<String> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            if (Kinds.isBuiltIn(kinds.get(i))) {
                throw LeaseRejections.builtIn(i, kinds.get(i));
            }
        }
    }

    private List<Lease> await(LeaseWaiters.Place place, Leases.Entry entry, List<Wish> wishes, Wanted wanted)
            throws InterruptedException {
        var end = clock.instant().plus(wanted.patience());
        // Standing in line comes before the look, so that nothing becomes ready in between unheard.
        var claimed = claim(entry, wishes, wanted);
        while (claimed.isEmpty() && place.awaitRing(Duration.between(clock.instant(), end))) {
            claimed = claim(entry, wishes, wanted);
        }
        return claimed;
    }

    private List<Lease> claim(Leases.Entry entry, List<Wish> wishes, Wanted wanted) {
        var claimed = new ArrayList<Lease>();
        for (int round = 0; round < MOST_ROUNDS && claimed.size() < wanted.most(); round++) {
            var sources = wishes.isEmpty() ? List.<Leases.Source>of() : leases.ready(wishes);
            if (sources.isEmpty()) {
                return claimed;
            }
            long seen = waiters.timesRoomWasMade();
            var taken = leases.claim(entry.worker(), shares(sources, wanted.most() - claimed.size()), wanted.time());
            if (taken.isEmpty()) {
                waiters.heldUp(seen);
            }
            claimed.addAll(taken);
        }
        if (!claimed.isEmpty()) {
            waiters.lookAgain();
        }
        return claimed;
    }

    /// Deals one after the other to the owner who has the fewest leases, beginning anywhere among equals. Owners with
    /// equally many at any time get equal run time, however long or short their jobs are, and no process has to
    /// remember what others dealt.
    private List<Leases.Share> shares(List<Leases.Source> sources, int most) {
        var line = new ArrayList<>(sources);
        Collections.shuffle(line, random);
        var running = running(line);
        var quotas = new LinkedHashMap<Leases.Source, Integer>();
        var fewest = Comparator.<Leases.Source>comparingInt(source -> running.getOrDefault(source.ownerNumber(), 0))
                .thenComparingInt(source -> quotas.getOrDefault(source, 0));
        for (int dealt = 0; dealt < most; dealt++) {
            var next = Collections.min(line, fewest);
            quotas.merge(next, 1, Integer::sum);
            running.merge(next.ownerNumber(), 1, Integer::sum);
        }
        var shares = new ArrayList<Leases.Share>(quotas.size());
        quotas.forEach((source, quota) -> shares.add(new Leases.Share(source, quota)));
        return shares;
    }

    /// Only worth a question where there is a choice.
    private Map<Integer, Integer> running(List<Leases.Source> sources) {
        var owners = sources.stream().map(Leases.Source::ownerNumber).collect(Collectors.toSet());
        return new HashMap<>(owners.size() > 1 ? leases.running(owners) : Map.of());
    }
}
