package dev.cloakroom.application.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeaseWaitersTest {

    private static final UserId USER = new UserId(new UUID(0, 1));
    private static final List<Wish> THUMBNAILS = List.of(new Wish("thumbnail", null));

    private final InMemoryLeases leases = new InMemoryLeases(new TestClock());
    private final LeaseWaiters waiters = new LeaseWaiters(leases);

    @Test
    void aJobRingsOnlyWhoCameLastOfThoseWhoWaitForIt() throws Exception {
        var killedLongAgo = enter(USER, THUMBNAILS);
        var restarted = enter(USER, THUMBNAILS);
        var other = enter(USER, List.of(new Wish("newsletter", null)));
        submit("thumbnail");
        assertThat(waiters.handle()).isFalse();
        assertThat(isRung(killedLongAgo)).isFalse();
        assertThat(isRung(other)).isFalse();
        assertThat(isRung(restarted)).isTrue();
    }

    @Test
    void whoWasRungAndHasNotLookedYetIsPassedOver() throws Exception {
        var first = enter(USER, THUMBNAILS);
        var second = enter(USER, THUMBNAILS);
        submit("thumbnail");
        var _ = waiters.handle();
        var _ = waiters.handle();
        assertThat(isRung(second)).isTrue();
        assertThat(isRung(first)).isTrue();
    }

    @Test
    void aWishForOnesOwnJobsIsNotRungByThoseOfOthers() throws Exception {
        submit("thumbnail");
        int stranger = leases.enter(new Holder(new UserId(new UUID(0, 2)), null), UUID.randomUUID(), Set.of())
                .ownerNumber();
        var place = enter(USER, List.of(new Wish("thumbnail", stranger)));
        var _ = waiters.handle();
        assertThat(isRung(place)).isFalse();
    }

    @Test
    void newsWakeTheLoopOnlyWhileSomebodyWaits() {
        var woken = new AtomicInteger();
        waiters.wakeBy(woken::incrementAndGet);
        waiters.ready();
        assertThat(woken).hasValue(0);
        try (var _ = enter(USER, THUMBNAILS)) {
            waiters.ready();
            waiters.uncertain();
            assertThat(woken).hasValue(2);
        }
        waiters.ready();
        assertThat(woken).hasValue(2);
    }

    @Test
    void roomIsNewsOnlyToWhomItWasMissingAndOnce() {
        var woken = new AtomicInteger();
        waiters.wakeBy(woken::incrementAndGet);
        try (var _ = enter(USER, THUMBNAILS)) {
            waiters.roomMade();
            assertThat(woken).hasValue(0);
            waiters.heldUp(waiters.timesRoomWasMade());
            assertThat(woken).hasValue(0);
            waiters.roomMade();
            waiters.roomMade();
            assertThat(woken).hasValue(1);
        }
    }

    /// The job ends after the claim that met the limit and before anybody knows of it.
    @Test
    void roomThatWasMadeWhileSomebodyAskedIsNotMissed() {
        var woken = new AtomicInteger();
        waiters.wakeBy(woken::incrementAndGet);
        try (var _ = enter(USER, THUMBNAILS)) {
            long seen = waiters.timesRoomWasMade();
            waiters.roomMade();
            waiters.heldUp(seen);
            assertThat(woken).hasValue(1);
        }
    }

    @Test
    void oneUserHasOnlySoManyPlacesAndGetsThemBack() {
        var places = Stream.generate(() -> enter(USER, THUMBNAILS)).limit(50).toList();
        assertThatExceptionOfType(Rejection.Throttled.class)
                .isThrownBy(() -> enter(USER, THUMBNAILS))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("quota-exceeded"));
        assertThat(enter(new UserId(new UUID(0, 2)), THUMBNAILS)).isNotNull();
        places.forEach(LeaseWaiters.Place::close);
        assertThat(enter(USER, THUMBNAILS)).isNotNull();
        assertThat(waiters.waiting()).isEqualTo(2);
    }

    @Test
    void everybodyIsLetGoAtTheEnd() throws Exception {
        var place = enter(USER, THUMBNAILS);
        waiters.stop();
        assertThat(place.awaitRing(Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void aClientThatHungUpIsNotRungForAndTheNextOneIs() throws Exception {
        waiters.wakeBy(waiters::handle);
        var waits = enter(USER, THUMBNAILS);
        var hungUp = waiters.enter(USER, THUMBNAILS, () -> true);
        submit("thumbnail");
        var _ = waiters.handle();
        assertThat(hungUp.awaitRing(Duration.ofMinutes(1))).isFalse();
        assertThat(waiters.waiting()).isEqualTo(1);
        assertThat(isRung(waits)).isTrue();
        hungUp.close();
        waits.close();
        assertThat(waiters.waiting()).isZero();
    }

    private LeaseWaiters.Place enter(UserId user, List<Wish> wishes) {
        return waiters.enter(user, wishes, () -> false);
    }

    private void submit(String kind) {
        leases.submit(new JobId(new TestIds().get()), USER, kind);
    }

    private static boolean isRung(LeaseWaiters.Place place) throws InterruptedException {
        return place.awaitRing(Duration.ofNanos(1));
    }
}
