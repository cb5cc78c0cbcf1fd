package dev.cloakroom.application.jobs.watch;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The place of one client among those who wait, for one or several jobs, until it is closed. One thread waits in it.
public final class Vigil implements AutoCloseable {

    private final JobWatch watch;
    private final UserId owner;
    private final Predicate<JobState> wanted;
    private final List<Bell> bells;
    private final Semaphore rung = new Semaphore(0);

    Vigil(JobWatch watch, UserId owner, Collection<Job> jobs, Predicate<JobState> wanted) {
        this.watch = watch;
        this.owner = owner;
        this.wanted = wanted;
        this.bells = jobs.stream().map(Bell::new).toList();
    }

    /// What hangs at one job.
    final class Bell {
        private volatile Job seen;
        private volatile @Nullable JobState news;

        private Bell(Job seen) {
            this.seen = seen;
        }

        JobId id() {
            return seen.id();
        }

        void tell(JobState state) {
            if (state.revision() > seen.state().revision()) {
                news = state;
                if (wanted.test(state)) {
                    wake();
                }
            }
        }

        void wake() {
            rung.release();
        }

        /// The job as it is now, where that is news.
        private @Nullable Job take() {
            var state = news;
            if (state == null || state.revision() <= seen.state().revision()) {
                return null;
            }
            seen = new Job(seen.id(), seen.submission(), state);
            return seen;
        }
    }

    /// Waits until some of the jobs are not as they were seen last and that is wanted, and answers all that
    /// are not; when the time is over or nobody may wait any more, those that are not, if any.
    public List<Job> await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!watch.isStopped() && rung.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            // First the permits, then the news: what comes in between rings again.
            rung.drainPermits();
            var changed = take();
            if (!changed.isEmpty()) {
                return changed;
            }
        }
        return take();
    }

    /// Whether there is no use in waiting any longer.
    public boolean isOver() {
        return watch.isStopped();
    }

    private List<Job> take() {
        var changed = new ArrayList<Job>(1);
        for (var bell : bells) {
            var job = bell.take();
            if (job != null) {
                changed.add(job);
            }
        }
        return changed;
    }

    UserId owner() {
        return owner;
    }

    List<Bell> bells() {
        return bells;
    }

    @Override
    public void close() {
        watch.end(this);
    }
}
