package dev.cloakroom.bootstrap;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.CancelJob;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.JobWatch;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.time.Duration;
import java.time.InstantSource;

/// Jobs as their owners see them. `news` is where everybody who wants to hear of jobs adds himself.
record JobsWiring(Jobs jobs, JobQueries queries, CancelJob cancel, JobWatch watch, Broadcast news) {

    static JobsWiring of(Database database, InstantSource clock, Loops loops) {
        var news = new Broadcast();
        var jobs = new JdbiJobs(database.jdbi(), news);
        var watch = new JobWatch(jobs, clock);
        news.add(watch);
        loops.every(Duration.ofSeconds(1), "recheck-watched-jobs", watch::recheck);
        return new JobsWiring(jobs, new JobQueries(jobs), new CancelJob(jobs), watch, news);
    }
}
