package dev.cloakroom.application.leases;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.leases.LeaseRejections;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Workers that wait for jobs. At news of ready work one question for all of them finds out what there is, and only
/// one is rung for each source of it: so a job never wakes a crowd. Whoever takes a job has the rest looked for
/// again. A loop calls [#handle]; it is the net below the news, too.
///
/// A worker that was killed while it waited would take a job with it until the lease ends. So each asks whether its
/// client hung up, now and then and whenever it is rung; who did leaves the line, and the next one is rung. A client
/// whose network went away does not say so: for its sake who came last is rung first, because those who live come back
/// again and again, and so stand in front of it.
public final class LeaseWaiters implements JobNews {

    private static final int MOST_OF_ONE_USER = 50;
    private static final int MOST_IN_ALL = 10_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Leases leases;
    private final SequencedSet<Place> line = new LinkedHashSet<>();
    private final Map<UserId, Integer> waitingOf = new HashMap<>();
    private final AtomicLong timesRoomWasMade = new AtomicLong();
    private volatile boolean heldUp;
    private volatile boolean stopped;
    private volatile Runnable wake = () -> {};

    public LeaseWaiters(Leases leases) {
        this.leases = leases;
    }

    /// Who is told that [#handle] should not wait for its turn.
    public void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    /// One waiting worker.
    final class Place implements AutoCloseable {
        private final UserId user;
        private final Collection<Wish> wishes;
        private final BooleanSupplier hungUp;
        private final Semaphore bell = new Semaphore(0);

        private Place(UserId user, Collection<Wish> wishes, BooleanSupplier hungUp) {
            this.user = user;
            this.wishes = wishes;
            this.hungUp = hungUp;
        }

        /// Waits until there seems to be work; false when there was none in that time, the client hung up, or the
        /// process is about to end.
        boolean awaitRing(Duration time) throws InterruptedException {
            var left = time;
            boolean rung = false;
            while (!rung && !stopped && left.isPositive()) {
                var some = left.compareTo(LOOK) < 0 ? left : LOOK;
                rung = bell.tryAcquire(some.toNanos(), TimeUnit.NANOSECONDS);
                if (hungUp.getAsBoolean()) {
                    passOn();
                    return false;
                }
                left = left.minus(some);
            }
            return rung && !stopped;
        }

        /// Out of the line first, or it would be rung again.
        private void passOn() {
            close();
            lookAgain();
        }

        private boolean isFor(Leases.Source source) {
            return bell.availablePermits() == 0 && wishes.stream().anyMatch(wish -> wish.covers(source));
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /// Takes a place in line. Only the thread that waits asks whether the client hung up.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Throttled when too many wait, in all or of this user
    Place enter(UserId user, Collection<Wish> wishes, BooleanSupplier hungUp) {
        var place = new Place(user, wishes, hungUp);
        synchronized (line) {
            if (line.size() >= MOST_IN_ALL || waitingOf.getOrDefault(user, 0) >= MOST_OF_ONE_USER) {
                throw LeaseRejections.tooManyWait(RETRY_AFTER);
            }
            line.add(place);
            waitingOf.merge(user, 1, Integer::sum);
        }
        return place;
    }

    private void leave(Place place) {
        synchronized (line) {
            if (line.remove(place)) {
                waitingOf.computeIfPresent(place.user, (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /// Asks once for all who wait, and rings one for each source of work. There is never more to do at once: whoever
    /// was rung has to look first.
    public boolean handle() {
        var wishes = wishes();
        if (!wishes.isEmpty()) {
            leases.ready(wishes).forEach(this::ringFor);
        }
        return false;
    }

    private Set<Wish> wishes() {
        var wishes = new HashSet<Wish>();
        synchronized (line) {
            line.forEach(place -> wishes.addAll(place.wishes));
        }
        return wishes;
    }

    private void ringFor(Leases.Source source) {
        synchronized (line) {
            line.reversed().stream()
                    .filter(place -> place.isFor(source))
                    .findFirst()
                    .ifPresent(place -> place.bell.release());
        }
    }

    /// How many wait now.
    public int waiting() {
        synchronized (line) {
            return line.size();
        }
    }

    /// Lets everybody go: the process is about to end, and whoever waits may wait elsewhere.
    public void stop() {
        stopped = true;
        synchronized (line) {
            line.forEach(place -> place.bell.release());
        }
    }

    /// There may be more where this came from.
    void lookAgain() {
        if (waiting() > 0) {
            wake.run();
        }
    }

    /// To be read before a claim that may turn out to be [#heldUp].
    long timesRoomWasMade() {
        return timesRoomWasMade.get();
    }

    /// Somebody found work and got none of it, as it is at a full cap: the next end of a job is news to him, or one
    /// that came while he asked.
    void heldUp(long timesRoomWasMadeBefore) {
        heldUp = true;
        if (timesRoomWasMade.get() != timesRoomWasMadeBefore) {
            lookAgain();
        }
    }

    /// Nobody looks for the end of each job: only where somebody was held up since the last look.
    @Override
    public void roomMade() {
        timesRoomWasMade.incrementAndGet();
        if (heldUp) {
            heldUp = false;
            lookAgain();
        }
    }

    @Override
    public void ready() {
        lookAgain();
    }

    @Override
    public void uncertain() {
        lookAgain();
    }

    /// Nothing becomes ready by these.
    @Override
    public void changed(Collection<JobId> ids) {}

    @Override
    public void cancelRequested(JobId id) {}
}
