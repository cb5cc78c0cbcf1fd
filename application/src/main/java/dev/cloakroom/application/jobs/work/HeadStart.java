package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import java.util.List;

/// Lets jobs begin in this process by the very commit that stores them: nobody has to claim them, and one commit less
/// passes until they start.
public interface HeadStart {

    /// Where nobody works.
    HeadStart NONE = _ -> Places.NONE;

    /// Sets places aside for those of these jobs that may begin; they are to be closed, whatever happens.
    Places reserve(List<Job> jobs);

    /// For jobs that may be stored as claimed by that worker, unless the database has something against it.
    interface Places extends AutoCloseable {

        Places NONE = new NoPlaces();

        long worker();

        /// Those that may begin, and no others.
        List<JobId> jobs();

        /// Starts those that were stored as claimed, after the commit; there may be none. Without this call it is not
        /// known what was stored: what was is found and handed back.
        void begin(List<JobQueue.Claimed> stored);

        @Override
        void close();
    }

    /// Nothing may begin.
    record NoPlaces() implements Places {
        @Override
        public long worker() {
            throw new IllegalStateException("nobody works here");
        }

        @Override
        public List<JobId> jobs() {
            return List.of();
        }

        @Override
        public void begin(List<JobQueue.Claimed> stored) {}

        @Override
        public void close() {}
    }
}
