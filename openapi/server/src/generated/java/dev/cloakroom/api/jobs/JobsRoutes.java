// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.model.NewJob;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class JobsRoutes {

    private JobsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, JobsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_JOBS, JobsRoutes::listJobs, operations::listJobs);
        endpoints.add(Operations.CREATE_JOB, JobsRoutes::createJob, operations::createJob);
        endpoints.add(Operations.STREAM_JOBS, JobsRoutes::streamJobs, operations::streamJobs);
        endpoints.add(Operations.CREATE_JOBS, JobsRoutes::createJobs, operations::createJobs);
        endpoints.add(Operations.GET_JOB, JobsRoutes::getJob, operations::getJob);
        endpoints.add(Operations.GET_JOB_RESULT, JobsRoutes::getJobResult, operations::getJobResult);
        endpoints.add(Operations.DOWNLOAD_JOB_RESULT, JobsRoutes::downloadJobResult, operations::downloadJobResult);
        endpoints.add(Operations.GET_JOB_EXPLANATION, JobsRoutes::getJobExplanation, operations::getJobExplanation);
        endpoints.add(Operations.LIST_JOB_ATTEMPTS, JobsRoutes::listJobAttempts, operations::listJobAttempts);
        endpoints.add(Operations.STREAM_JOB_EVENTS, JobsRoutes::streamJobEvents, operations::streamJobEvents);
        endpoints.add(Operations.CANCEL_JOB, JobsRoutes::cancelJob, operations::cancelJob);
        endpoints.add(Operations.RETRY_JOB, JobsRoutes::retryJob, operations::retryJob);
    }

    private static ListJobsRequest listJobs(RequestReader in) {
        var id = in.queryList("id", false, 0, 100, false, Scalar.UUID);
        var status = in.queryList("status", false, 0, 6, false, Scalar.oneOf(JobStatus.values(), JobStatus::value));
        var kind = in.query("kind", false, Scalar.text(1, 64, null));
        var queue = in.query("queue", false, Scalar.text(1, 64, null));
        var createdFrom = in.query("created_from", false, Scalar.INSTANT);
        var createdTo = in.query("created_to", false, Scalar.INSTANT);
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("id", "status", "kind", "queue", "created_from", "created_to", "limit", "cursor");
        in.check();
        return new ListJobsRequest(
                id.required(),
                status.required(),
                kind.optional(),
                queue.optional(),
                createdFrom.optional(),
                createdTo.optional(),
                limit.orElse(20),
                cursor.optional());
    }

    private static CreateJobRequest createJob(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        var body = in.json("NewJob", true, NewJob.class);
        in.onlyQuery();
        in.check();
        return new CreateJobRequest(idempotencyKey.optional(), prefer.optional(), body.required());
    }

    private static StreamJobsRequest streamJobs(RequestReader in) {
        var id = in.queryList("id", true, 1, 100, false, Scalar.UUID);
        var lastEventId = in.header("Last-Event-ID", false, Scalar.text(0, 1024, null));
        in.onlyQuery("id");
        in.check();
        return new StreamJobsRequest(id.required(), lastEventId.optional());
    }

    private static CreateJobsRequest createJobs(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.batch("jobs", 10000, "NewJob", NewJob.class);
        in.onlyQuery();
        in.check();
        return new CreateJobsRequest(idempotencyKey.optional(), body.required());
    }

    private static GetJobRequest getJob(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        in.onlyQuery();
        in.check();
        return new GetJobRequest(jobId.required(), ifNoneMatch.optional(), prefer.optional());
    }

    private static GetJobResultRequest getJobResult(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetJobResultRequest(jobId.required(), ifNoneMatch.optional());
    }

    private static DownloadJobResultRequest downloadJobResult(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        var range = in.header("Range", false, Scalar.text(0, 256, null));
        var ifRange = in.header("If-Range", false, Scalar.text(0, 256, null));
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new DownloadJobResultRequest(jobId.required(), range.optional(), ifRange.optional(), ifNoneMatch.optional());
    }

    private static GetJobExplanationRequest getJobExplanation(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new GetJobExplanationRequest(jobId.required());
    }

    private static ListJobAttemptsRequest listJobAttempts(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new ListJobAttemptsRequest(jobId.required());
    }

    private static StreamJobEventsRequest streamJobEvents(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        var lastEventId = in.header("Last-Event-ID", false, Scalar.text(0, 64, null));
        in.onlyQuery();
        in.check();
        return new StreamJobEventsRequest(jobId.required(), lastEventId.optional());
    }

    private static CancelJobRequest cancelJob(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new CancelJobRequest(jobId.required());
    }

    private static RetryJobRequest retryJob(RequestReader in) {
        var jobId = in.path("job_id", Scalar.UUID);
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        in.onlyQuery();
        in.check();
        return new RetryJobRequest(jobId.required(), idempotencyKey.optional());
    }
}
