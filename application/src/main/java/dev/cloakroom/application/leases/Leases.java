package dev.cloakroom.application.leases;

import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.leases.HeldLease;
import dev.cloakroom.domain.leases.Lease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs as workers over HTTP see them. The database's clock alone decides about time.
public interface Leases {

    /// The entry of a holder among the workers. One that is `draining` gets nothing more.
    record Entry(long worker, int ownerNumber, boolean draining) {}

    /// Ready work of one owner in one lane, which is of that kind.
    record Source(int lane, int ownerNumber, String kind) {}

    /// At most so many jobs of that source.
    record Share(Source source, int quota) {}

    /// A sign of life; without `progress` the owner sees no change.
    record Extension(LeaseKey key, @Nullable Progress progress) {}

    /// What became of a leased job.
    record Settlement(LeaseKey key, Fate fate) {}

    /// Says that the holder is there and what it can run; makes its entry, with this incarnation, where there is
    /// none.
    Entry enter(Holder holder, UUID incarnation, Set<String> kinds);

    /// Where there is work such as is wished for, in queues that are not paused.
    List<Source> ready(Collection<Wish> wishes);

    /// How many leases the jobs of each of these owners have now; no entry for none.
    Map<Integer, Integer> running(Set<Integer> owners);

    /// Takes ready jobs, the urgent and old ones of each share first, until `time` from now; nothing for a worker
    /// that is draining. No job goes to two workers.
    List<Lease> claim(long worker, List<Share> shares, Duration time);

    /// Lets those that the holder still has last until `time` from now; answers only these.
    List<HeldLease> extend(Holder holder, List<Extension> extensions, Duration time);

    /// Writes what became of leased jobs; where the lease is lost, nothing. The leases must be the caller's own.
    void settle(List<Settlement> settlements);

    /// Where each of these leases stands, to this holder.
    Map<LeaseKey, Standing> standings(Holder holder, Collection<LeaseKey> keys);
}
