package dev.cloakroom.application.leases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.leases.Leases.Extension;
import dev.cloakroom.application.leases.Leases.Settlement;
import dev.cloakroom.application.leases.Leases.Share;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.leases.HeldLease;
import dev.cloakroom.domain.leases.Lease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public interface LeasesContract {

    Duration TIME = Duration.ofSeconds(30);
    Failure FAILURE = new Failure("image-unreadable", "The image is not a PNG.");

    Leases leases();

    /// Somebody who may own jobs.
    UserId newOwner();

    /// Of each test its own.
    String kind();

    /// A ready job of that kind.
    JobId submit(UserId owner, String kind);

    /// As the owner would.
    void cancel(UserId owner, JobId id);

    @Test
    default void aReadyJobGoesToOneWorkerWithAllThatItNeeds() {
        var owner = newOwner();
        var id = submit(owner, kind());
        var lease = take(new Holder(owner, null));
        assertThat(lease.claim().id()).isEqualTo(id);
        assertThat(lease.claim().owner()).isEqualTo(owner);
        assertThat(lease.claim().kind()).isEqualTo(kind());
        assertThat(lease.claim().attempt()).isEqualTo(1);
        assertThat(lease.key()).isEqualTo(new LeaseKey(id, 1));
        assertThat(lease.queue()).isEqualTo("default");
        assertThat(lease.payload()).isInstanceOf(Json.Obj.class);
        assertThat(lease.until()).isBefore(lease.deadline());
        assertThat(claim(new Holder(newOwner(), null), null, 5)).isEmpty();
    }

    @Test
    default void aWishIsForAKindAndForOneOwnerOrAll() {
        var owner = newOwner();
        var other = newOwner();
        var _ = submit(owner, kind());
        var _ = submit(other, kind());
        var mine = enter(new Holder(owner, null)).ownerNumber();
        assertThat(leases().ready(List.of(new Wish(kind(), mine))))
                .extracting(Leases.Source::ownerNumber)
                .containsExactly(mine);
        assertThat(leases().ready(List.of(new Wish(kind(), null), new Wish(kind(), mine))))
                .hasSize(2)
                .allSatisfy(source -> assertThat(source.kind()).isEqualTo(kind()));
        assertThat(leases().ready(List.of(new Wish(kind() + "-else", null)))).isEmpty();
    }

    @Test
    default void aShareBringsNoMoreThanItsQuota() {
        var owner = newOwner();
        for (int i = 0; i < 4; i++) {
            var _ = submit(owner, kind());
        }
        var holder = new Holder(owner, null);
        assertThat(claim(holder, null, 3)).hasSize(3);
        assertThat(claim(holder, null, 3)).hasSize(1);
    }

    @Test
    default void aHolderHasOneEntryHoweverOftenItComes() {
        var owner = newOwner();
        var user = enter(new Holder(owner, null));
        assertThat(enter(new Holder(owner, null))).isEqualTo(user);
        var key = new Holder(owner, UUID.randomUUID());
        assertThat(enter(key).worker()).isNotEqualTo(user.worker());
        assertThat(leases().enter(key, UUID.randomUUID(), Set.of("another-kind")))
                .isEqualTo(enter(key));
        assertThat(enter(key).ownerNumber()).isEqualTo(user.ownerNumber());
    }

    @Test
    default void onlyItsHolderKeepsALeaseAlive() {
        var owner = newOwner();
        var holder = new Holder(owner, UUID.randomUUID());
        var _ = submit(owner, kind());
        var lease = take(holder);
        assertThat(extend(holder, lease.key(), null)).singleElement().satisfies(held -> {
            assertThat(held.key()).isEqualTo(lease.key());
            assertThat(held.until()).isAfterOrEqualTo(lease.until());
            assertThat(held.cancelRequested()).isFalse();
        });
        var stale = new LeaseKey(lease.key().id(), 2);
        assertThat(extend(holder, stale, new Progress(9, ""))).isEmpty();
        for (var stranger : List.of(new Holder(owner, null), new Holder(newOwner(), UUID.randomUUID()))) {
            var _ = enter(stranger);
            assertThat(extend(stranger, lease.key(), new Progress(9, ""))).isEmpty();
            assertThat(standing(stranger, lease.key())).isEqualTo(new Standing.Unknown());
        }
        assertThat(standing(holder, lease.key())).isEqualTo(new Standing.Held(lease.claim()));
        assertThat(standing(holder, stale)).isEqualTo(new Standing.Lost());
    }

    @Test
    default void whatNobodyEverLeasedIsUnknown() {
        var owner = newOwner();
        var id = submit(owner, kind());
        var holder = new Holder(owner, null);
        assertThat(standing(holder, new LeaseKey(id, 1))).isEqualTo(new Standing.Unknown());
        var _ = enter(holder);
        assertThat(standing(holder, new LeaseKey(id, 1))).isEqualTo(new Standing.Unknown());
        assertThat(standing(holder, new LeaseKey(new JobId(UUID.randomUUID()), 1)))
                .isEqualTo(new Standing.Unknown());
    }

    @Test
    default void aCompletionIsWrittenOnceAndRemembered() {
        var owner = newOwner();
        var holder = new Holder(owner, null);
        var _ = submit(owner, kind());
        var lease = take(holder);
        settle(lease, lease.claim().succeeded(Json.EMPTY));
        settle(lease, lease.claim().refused(FAILURE));
        assertEnded(holder, lease, Attempt.End.SUCCEEDED, JobStatus.SUCCEEDED);
        assertThat(extend(holder, lease.key(), null)).isEmpty();
        assertThat(standing(new Holder(owner, UUID.randomUUID()), lease.key())).isEqualTo(new Standing.Unknown());
    }

    @Test
    default void whatGoesBackIsRememberedThoughAnotherHasTheJobNow() {
        var owner = newOwner();
        var first = new Holder(owner, UUID.randomUUID());
        var _ = submit(owner, kind());
        var released = take(first);
        settle(released, released.claim().handedBack());
        var second = new Holder(owner, UUID.randomUUID());
        var lease = take(second);
        assertThat(lease.key().epoch()).isEqualTo(2);
        assertThat(lease.claim().attempt()).isEqualTo(1);
        assertEnded(first, released, Attempt.End.HANDED_BACK, JobStatus.QUEUED);
        assertThat(standing(first, lease.key())).isEqualTo(new Standing.Lost());
        assertThat(standing(second, released.key())).isEqualTo(new Standing.Lost());
        settle(lease, lease.claim().failed(FAILURE, Duration.ofMinutes(1)));
        var ended = assertEnded(second, lease, Attempt.End.FAILED, JobStatus.QUEUED);
        assertThat(ended.lease().next()).isNotNull();
    }

    @Test
    default void aFailureThatNothingFollowsIsRemembered() {
        var owner = newOwner();
        var holder = new Holder(owner, null);
        var _ = submit(owner, kind());
        var lease = take(holder);
        settle(lease, lease.claim().refused(FAILURE));
        assertEnded(holder, lease, Attempt.End.FAILED, JobStatus.FAILED);
    }

    @Test
    default void whatIsToBeCanceledIsToldAndEndsSo() {
        var owner = newOwner();
        var holder = new Holder(owner, null);
        var id = submit(owner, kind());
        var lease = take(holder);
        cancel(owner, id);
        assertThat(extend(holder, lease.key(), null))
                .singleElement()
                .satisfies(held -> assertThat(held.cancelRequested()).isTrue());
        settle(lease, lease.claim().handedBack());
        assertEnded(holder, lease, Attempt.End.CANCELED, JobStatus.CANCELED);
    }

    @Test
    default void theLeasesOfEachOwnerAreCounted() {
        var busy = newOwner();
        var idle = newOwner();
        var worker = new Holder(busy, null);
        int first = enter(worker).ownerNumber();
        int second = enter(new Holder(idle, null)).ownerNumber();
        for (int i = 0; i < 3; i++) {
            var _ = submit(busy, kind());
        }
        var _ = submit(idle, kind());
        var claimed = claim(worker, first, 2);
        assertThat(leases().running(Set.of(first, second))).isEqualTo(Map.of(first, 2));
        assertThat(leases().running(Set.of(second))).isEmpty();
        settle(claimed.getFirst(), claimed.getFirst().claim().succeeded(Json.EMPTY));
        assertThat(leases().running(Set.of(first, second))).isEqualTo(Map.of(first, 1));
    }

    private Standing.Ended assertEnded(Holder holder, Lease lease, Attempt.End end, JobStatus status) {
        var standing = standing(holder, lease.key());
        assertThat(standing).isInstanceOf(Standing.Ended.class);
        var ended = (Standing.Ended) standing;
        assertThat(ended.end()).isEqualTo(end);
        assertThat(ended.lease().key()).isEqualTo(lease.key());
        assertThat(ended.lease().status()).isEqualTo(status);
        return ended;
    }

    private Leases.Entry enter(Holder holder) {
        return leases().enter(holder, UUID.randomUUID(), Set.of(kind()));
    }

    private Lease take(Holder holder) {
        var taken = claim(holder, null, 1);
        assertThat(taken).hasSize(1);
        return taken.getFirst();
    }

    private List<Lease> claim(Holder holder, @Nullable Integer owner, int quota) {
        var shares = leases().ready(List.of(new Wish(kind(), owner))).stream()
                .map(source -> new Share(source, quota))
                .toList();
        return leases().claim(enter(holder).worker(), shares, TIME);
    }

    private List<HeldLease> extend(Holder holder, LeaseKey key, @Nullable Progress progress) {
        return leases().extend(holder, List.of(new Extension(key, progress)), TIME);
    }

    private Standing standing(Holder holder, LeaseKey key) {
        return leases().standings(holder, List.of(key)).getOrDefault(key, new Standing.Unknown());
    }

    private void settle(Lease lease, Fate fate) {
        leases().settle(List.of(new Settlement(lease.key(), fate)));
    }
}
