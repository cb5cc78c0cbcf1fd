package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import java.util.List;

/// Lets jobs of the kinds that are run here begin as they are stored, on slots that nobody waits for.
public final class GiveHeadStart implements HeadStart {

    private final RunJobs running;

    public GiveHeadStart(RunJobs running) {
        this.running = running;
    }

    @Override
    public Places reserve(List<Job> jobs) {
        var mine = jobs.stream().filter(this::isForHere).map(Job::id).toList();
        int places = mine.isEmpty() ? 0 : running.reserve(mine.size());
        return places == 0 ? Places.NONE : new Reserved(running, mine.subList(0, places));
    }

    private boolean isForHere(Job job) {
        var submission = job.submission();
        return submission.runAt() == null && running.kinds().contains(submission.kind());
    }

    private static final class Reserved implements Places {
        private final RunJobs running;
        private final List<JobId> jobs;
        private boolean answered;

        private Reserved(RunJobs running, List<JobId> jobs) {
            this.running = running;
            this.jobs = jobs;
        }

        @Override
        public long worker() {
            return running.worker();
        }

        @Override
        public List<JobId> jobs() {
            return jobs;
        }

        @Override
        public void begin(List<JobQueue.Claimed> stored) {
            running.begin(stored);
            answered = true;
        }

        @Override
        public void close() {
            running.giveBack(jobs.size(), answered);
        }
    }
}
