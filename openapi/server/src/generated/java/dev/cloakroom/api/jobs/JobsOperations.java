// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.jobs;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface JobsOperations<C> {

    /// One's jobs, newest first.
    ListJobsResponse listJobs(ListJobsRequest request, C call);

    /// Hand in a job.
    CreateJobResponse createJob(CreateJobRequest request, C call);

    /// Follow several jobs.
    StreamJobsResponse streamJobs(StreamJobsRequest request, C call);

    /// Hand in many jobs at once.
    CreateJobsResponse createJobs(CreateJobsRequest request, C call);

    /// One job, now or when it changes.
    GetJobResponse getJob(GetJobRequest request, C call);

    /// What a job made.
    GetJobResultResponse getJobResult(GetJobResultRequest request, C call);

    /// The bytes of a result, through the API.
    DownloadJobResultResponse downloadJobResult(DownloadJobResultRequest request, C call);

    /// Why a job is where it is.
    GetJobExplanationResponse getJobExplanation(GetJobExplanationRequest request, C call);

    /// The history of a job.
    ListJobAttemptsResponse listJobAttempts(ListJobAttemptsRequest request, C call);

    /// Follow a job.
    StreamJobEventsResponse streamJobEvents(StreamJobEventsRequest request, C call);

    /// Cancel a job.
    CancelJobResponse cancelJob(CancelJobRequest request, C call);

    /// Send a job again.
    RetryJobResponse retryJob(RetryJobRequest request, C call);
}
