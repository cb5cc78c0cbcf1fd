package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.JobsRoutes;
import dev.cloakroom.api.reports.ReportsRoutes;
import dev.cloakroom.api.tasks.TasksRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.CancelJob;
import dev.cloakroom.application.jobs.InMemoryIntake;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.RetryJob;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.application.jobs.SubmitJobs;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.jobs.why.ExplainJob;
import dev.cloakroom.application.reports.DeleteReport;
import dev.cloakroom.application.reports.InMemoryReports;
import dev.cloakroom.application.reports.ReportQueries;
import dev.cloakroom.application.reports.RequestReport;
import dev.cloakroom.application.reports.RetryReport;
import dev.cloakroom.application.reports.TestReports;
import dev.cloakroom.application.tasks.DeleteTask;
import dev.cloakroom.application.tasks.InMemoryTasks;
import dev.cloakroom.application.tasks.RequestTask;
import dev.cloakroom.application.tasks.RetryTask;
import dev.cloakroom.application.tasks.TaskQueries;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.jobs.why.Standing;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RetryAfter;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.reports.FilesOfReports;
import dev.cloakroom.http.reports.ReportsApi;
import dev.cloakroom.http.tasks.FilesOfTasks;
import dev.cloakroom.http.tasks.TasksApi;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Jobs and reports behind a real server, with ports in memory; tests play the worker.
public final class TestWork implements AutoCloseable {

    public static final UserId OWNER = new UserId(new UUID(0, 1));
    public static final long UPLOAD_LIMIT = 100_000;
    public static final String TOKEN = TestServer.token(OWNER, everybodys());
    public static final String STRANGER = TestServer.token(new UserId(new UUID(0, 2)), everybodys());

    private static final Duration LOOK = Duration.ofMillis(50);

    public volatile Instant now = Instant.parse("2026-11-21T08:00:00Z");
    public final InMemoryJobs jobs = new InMemoryJobs();
    public final JobWatch watch = new JobWatch(jobs, JobWatch.Caps.DEFAULT);
    public final InMemoryReports reports = new InMemoryReports(jobs);
    public final InMemoryTasks tasks = new InMemoryTasks(jobs);
    public final InMemoryBlobs blobs = new InMemoryBlobs();
    public final Map<JobId, Standing> standings = new ConcurrentHashMap<>();
    public final TestServer server;

    private final JobStream.Pace pace;
    private final TestIds ids = new TestIds();

    private static Scope[] everybodys() {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.grant() == Scope.Grant.EVERYBODY)
                .toArray(Scope[]::new);
    }

    /// A stream looks for its client more often than in earnest, and so does a long-poll.
    public TestWork() {
        this(new JobStream.Pace(Duration.ofSeconds(15), LOOK, Duration.ofMinutes(15)));
    }

    public TestWork(JobStream.Pace pace) {
        this.pace = pace;
        watch.wakeBy(watch::handle, watch::recheck);
        server = new TestServer(this::routes);
    }

    private void routes(RoutesConfig routes, Calls calls) {
        var problems = new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL);
        var queries = new JobQueries(jobs);
        var files = new ReportQueries(reports, blobs, () -> now);
        var outcomes = new TaskQueries(tasks, blobs, () -> now);
        var wait = new JobWait(watch, new RetryAfter(() -> now, new Random(3)), LOOK);
        var cursors = new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), () -> now);
        var results = new JobResults(queries, List.of(new FilesOfReports(files), new FilesOfTasks(outcomes)), wait);
        var transactions = new InMemoryTransactions();
        var stream = new JobStream(watch, InstantSource.system(), pace);
        var keys = new InMemoryIdempotencyKeys(() -> now);
        var kinds = new Kinds(Map.of());
        var submit = new SubmitJob(kinds, new InMemoryIntake(jobs, keys), () -> now, ids);
        var submitMany = new SubmitJobs(kinds, jobs, keys, transactions, () -> now, ids);
        var retryReport = new RetryReport(reports, jobs, keys, transactions, () -> now, ids);
        var retry = new RetryJob(jobs, kinds, List.of(retryReport), keys, transactions, () -> now, ids);
        var views = new JobViews(problems);
        var following = new JobFollowing(queries, wait, stream, results, views);
        var entry = new JobEntry(submit, submitMany, retry, wait, problems);
        var explain = new ExplainJob(queries, (id, _, _) -> Optional.ofNullable(standings.get(id)));
        var cases = new JobsApi.Cases(queries, new CancelJob(jobs), explain);
        JobsRoutes.register(
                routes,
                new JobsApi(cases, wait, results, following, entry, cursors, problems),
                calls,
                TestServer.SCHEMAS);
        var request = new RequestReport(reports, jobs, keys, transactions, () -> now, ids);
        var delete = new DeleteReport(reports, blobs, transactions);
        ReportsRoutes.register(
                routes,
                new ReportsApi(request, files, delete, wait, cursors, new JobViews(problems)),
                calls,
                TestServer.SCHEMAS);
        var actions = new TasksApi.Actions(
                new RequestTask(tasks, jobs, keys, blobs, transactions, () -> now, ids),
                new RetryTask(tasks, jobs, keys, blobs, transactions, () -> now, ids),
                new DeleteTask(tasks, blobs, transactions));
        TasksRoutes.register(
                routes,
                new TasksApi(actions, outcomes, wait, cursors, problems, UPLOAD_LIMIT),
                calls,
                TestServer.SCHEMAS);
    }

    public JobId submit(String kind) {
        var id = new JobId(ids.get());
        jobs.enqueue(Job.queued(id, Submission.of(OWNER, kind, Json.EMPTY.with("n", Json.of(1))), now));
        return id;
    }

    public Report order() {
        var report = TestReports.queued(OWNER);
        jobs.enqueue(report.job());
        reports.add(report);
        return report;
    }

    /// Ends the report well, with these bytes as its file.
    public void build(Report report, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var key = TestReports.file(report, 1).objectKey();
        try (var upload = blobs.upload(key, new BlobKind("text/csv", "report.csv"))) {
            upload.write(bytes);
            upload.complete();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        var file = new ReportFile(key, bytes.length, "ab".repeat(32), 2, "text/csv");
        become(report.id(), JobStatus.SUCCEEDED, 5, file.result(), null);
    }

    public void become(JobId id, JobStatus status, int revision) {
        become(id, status, revision, null, null);
    }

    public void become(JobId id, JobStatus status, int revision, Json.@Nullable Obj result, @Nullable Failure failure) {
        var finished = status.isTerminal() ? now : null;
        var state = new JobState(
                status,
                new Progress(10 * revision, "at work"),
                1,
                false,
                new JobState.Times(now, now, finished, null),
                failure,
                revision,
                1);
        jobs.become(id, state, result);
        watch.changed(List.of(id));
    }

    /// Until somebody waits for a job.
    void awaitWaiting() {
        while (watch.waiting() == 0) {
            Thread.onSpinWait();
        }
    }

    void awaitNobodyWaiting() {
        while (watch.waiting() > 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        watch.stop();
        server.close();
    }
}
