package dev.cloakroom.application.jobs.watch;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.watch.Vigil.Bell;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All who wait for jobs in this process. It hears what changed, and one loop, [#handle], asks for that and wakes
/// those who wait for it: a thousand changes, or a thousand clients of one job, are one question. [#recheck], another
/// loop, is the net below the news. When too many wait, in all or of one owner, the next one is told so at once.
public final class JobWatch implements JobNews {

    private static final int MOST_IN_ONE_QUESTION = 1_000;

    private final JobStates states;
    private final Caps caps;
    private final ConcurrentHashMap<JobId, Watched> watched = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UserId, Integer> waitingOf = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<JobId> unasked = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean uncertain = new AtomicBoolean();
    private Iterator<JobId> round = Collections.emptyIterator();
    private volatile boolean stopped;
    private volatile Runnable wake = () -> {};
    private volatile Runnable wakeRecheck = () -> {};

    /// How many clients may wait here.
    public record Caps(int inAll, int ofOneOwner) {
        public static final Caps DEFAULT = new Caps(10_000, 500);
    }

    /// The bells that hang at one job, and its revision when it was asked for last.
    private static final class Watched {
        private final Set<Bell> bells = ConcurrentHashMap.newKeySet(1);
        private volatile int told;
    }

    public JobWatch(JobStates states, Caps caps) {
        this.states = states;
        this.caps = caps;
    }

    /// Who is told that [#handle] has something to ask, and that [#recheck] should not wait for its turn.
    public void wakeBy(Runnable handle, Runnable recheck) {
        this.wake = handle;
        this.wakeRecheck = recheck;
    }

    /// A place among those who wait, for jobs that the caller has just read and the owner may see; the caller closes
    /// it. Null when there is none to be had.
    public @Nullable Vigil begin(UserId owner, Collection<Job> jobs) {
        return begin(owner, jobs, _ -> true);
    }

    /// The same, but nothing wakes the caller except a state that is wanted: a job that reports a hundred times how
    /// far it is does not disturb those who wait for its end.
    public @Nullable Vigil begin(UserId owner, Collection<Job> jobs, Predicate<JobState> wanted) {
        if (stopped || !enter(owner)) {
            return null;
        }
        var vigil = new Vigil(this, owner, jobs, wanted);
        vigil.bells().forEach(this::hang);
        // A job may have changed after it was read and before its bell hung.
        vigil.bells().forEach(bell -> unasked.add(bell.id()));
        wake.run();
        return vigil;
    }

    /// Asks for what changed, and tells those who wait for it; false when there was nothing.
    public boolean handle() {
        var ids = nextQuestion();
        if (ids.isEmpty()) {
            return false;
        }
        try {
            states.states(ids).forEach((id, state) -> {
                var hanging = watched.get(id);
                if (hanging != null) {
                    hanging.told = state.revision();
                    hanging.bells.forEach(bell -> bell.tell(state));
                }
            });
            return true;
        } catch (RuntimeException failed) {
            unasked.addAll(ids);
            throw failed;
        }
    }

    /// Looks at the revisions of the next thousand jobs that somebody here waits for, or of all of them where news
    /// are known to be lost, and has those asked for that are not known: it costs no more however many wait.
    /// Says whether news were known to be lost since the last time.
    public boolean recheck() {
        boolean lost = uncertain.getAndSet(false);
        if (lost) {
            round = watched.keySet().iterator();
        }
        do {
            recheckSome();
        } while (lost && round.hasNext());
        if (!unasked.isEmpty()) {
            wake.run();
        }
        return lost;
    }

    private void recheckSome() {
        if (!round.hasNext()) {
            round = watched.keySet().iterator();
        }
        var some = new ArrayList<JobId>();
        while (round.hasNext() && some.size() < MOST_IN_ONE_QUESTION) {
            some.add(round.next());
        }
        if (!some.isEmpty()) {
            states.revisions(some).forEach((id, revision) -> {
                var hanging = watched.get(id);
                if (hanging != null && hanging.told != revision) {
                    unasked.add(id);
                }
            });
        }
    }

    /// Lets nobody wait any more, and those who do go: the process is about to end, and whoever waits may wait
    /// elsewhere.
    public void stop() {
        stopped = true;
        watched.values().forEach(hanging -> hanging.bells.forEach(Bell::wake));
    }

    /// How many clients wait now.
    public int waiting() {
        return waiting.get();
    }

    boolean isStopped() {
        return stopped;
    }

    void end(Vigil vigil) {
        vigil.bells().forEach(this::takeDown);
        waitingOf.computeIfPresent(vigil.owner(), (_, count) -> count == 1 ? null : count - 1);
        waiting.decrementAndGet();
    }

    private boolean enter(UserId owner) {
        if (waiting.incrementAndGet() > caps.inAll()) {
            waiting.decrementAndGet();
            return false;
        }
        var entered = new AtomicBoolean();
        waitingOf.compute(owner, (_, count) -> {
            int already = count == null ? 0 : count;
            entered.set(already < caps.ofOneOwner());
            return entered.get() ? Integer.valueOf(already + 1) : count;
        });
        if (!entered.get()) {
            waiting.decrementAndGet();
        }
        return entered.get();
    }

    private void hang(Bell bell) {
        watched.compute(bell.id(), (_, hanging) -> {
            var all = hanging == null ? new Watched() : hanging;
            all.bells.add(bell);
            return all;
        });
    }

    private void takeDown(Bell bell) {
        watched.computeIfPresent(bell.id(), (_, hanging) -> {
            hanging.bells.remove(bell);
            return hanging.bells.isEmpty() ? null : hanging;
        });
    }

    private Collection<JobId> nextQuestion() {
        var ids = new ArrayList<JobId>();
        for (var iterator = unasked.iterator(); iterator.hasNext() && ids.size() < MOST_IN_ONE_QUESTION; ) {
            var id = iterator.next();
            iterator.remove();
            if (watched.containsKey(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    @Override
    public void changed(Collection<JobId> ids) {
        var ofInterest = new HashSet<>(ids);
        ofInterest.retainAll(watched.keySet());
        if (!ofInterest.isEmpty()) {
            unasked.addAll(ofInterest);
            wake.run();
        }
    }

    @Override
    public void uncertain() {
        uncertain.set(true);
        wakeRecheck.run();
    }

    /// A change follows, and only that is what is waited for.
    @Override
    public void ready() {}

    @Override
    public void cancelRequested(JobId id) {}
}
