package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.api.jobs.JobsRoutes;
import dev.cloakroom.application.jobs.CancelJob;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.Resubmission;
import dev.cloakroom.application.jobs.RetryJob;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.application.jobs.SubmitJobs;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.jobs.why.ExplainJob;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.http.jobs.JobEntry;
import dev.cloakroom.http.jobs.JobFollowing;
import dev.cloakroom.http.jobs.JobResults;
import dev.cloakroom.http.jobs.JobStream;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobsApi;
import dev.cloakroom.http.jobs.MadeFile;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.JdbiJobStates;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.why.JdbiStandings;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Jobs as their owners see them. Whoever sends jobs of his kind again adds himself to `resubmissions`.
public record JobsWiring(
        Jobs jobs,
        JobsApi.Cases cases,
        GroupCommit intake,
        SubmitJob submit,
        SubmitJobs submitMany,
        RetryJob retry,
        List<Resubmission> resubmissions,
        JobWatch watch,
        NewsWiring news) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    public JobQueries queries() {
        return cases.queries();
    }

    /// `files` are what jobs of their kind made.
    public void register(RoutesConfig to, HttpParts parts, List<MadeFile.Source> files) {
        var views = new JobViews(parts.problems());
        var results = new JobResults(cases.queries(), files, parts.waiting());
        var stream = new JobStream(watch, parts.clock(), JobStream.Pace.DEFAULT);
        var api = new JobsApi(
                cases,
                parts.waiting(),
                results,
                new JobFollowing(cases.queries(), parts.waiting(), stream, results, views),
                new JobEntry(submit, submitMany, retry, parts.waiting(), parts.problems()),
                parts.cursors(),
                parts.problems());
        JobsRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public static JobsWiring of(Base base, Kinds kinds) {
        var database = base.database();
        var clock = base.clock();
        var ids = base.ids();
        var loops = base.loops();
        var news = NewsWiring.of(database, ids.get(), clock, loops);
        var jobs = new JdbiJobs(database.routing(), news.everywhere(), base.mode());
        var watch =
                new JobWatch(new JdbiJobStates(database.jdbi()), base.config().waiting());
        news.here().add(watch);
        watch.wakeBy(
                loops.every(SECOND, "watch-jobs", watch::handle)::wake,
                loops.every(SECOND, "recheck-watched-jobs", watch::recheck)::wake);
        var intake = new GroupCommit(database.routing(), news.everywhere(), base.mode());
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        var resubmissions = new ArrayList<Resubmission>();
        var queries = new JobQueries(jobs);
        return new JobsWiring(
                jobs,
                new JobsApi.Cases(
                        queries, new CancelJob(jobs), new ExplainJob(queries, new JdbiStandings(database.jdbi()))),
                intake,
                new SubmitJob(kinds, intake, clock, ids),
                new SubmitJobs(kinds, jobs, keys, base.transactions(), clock, ids),
                new RetryJob(jobs, kinds, resubmissions, keys, base.transactions(), clock, ids),
                resubmissions,
                watch,
                news);
    }
}
