// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api;

import dev.cloakroom.api.runtime.Operation;
import java.time.Duration;
import java.util.List;

/// All operations of the contract.
public final class Operations {

    public static final Operation LIST_FAILURES = new Operation(
            "listFailures",
            "analytics",
            "GET",
            "/v1/failures",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation SIGN_UP = new Operation(
            "signUp",
            "auth",
            "POST",
            "/v1/auth/sign-up",
            true,
            List.of(),
            Operation.RateClass.AUTH,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation SIGN_IN = new Operation(
            "signIn",
            "auth",
            "POST",
            "/v1/auth/sign-in",
            true,
            List.of(),
            Operation.RateClass.AUTH,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation REFRESH_TOKENS = new Operation(
            "refreshTokens",
            "auth",
            "POST",
            "/v1/auth/refresh",
            true,
            List.of(),
            Operation.RateClass.AUTH,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation SIGN_OUT = new Operation(
            "signOut",
            "auth",
            "POST",
            "/v1/auth/sign-out",
            false,
            List.of("account"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of(),
            false);

    public static final Operation GET_ME = new Operation(
            "getMe",
            "auth",
            "GET",
            "/v1/me",
            false,
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation LIST_API_KEYS = new Operation(
            "listApiKeys",
            "auth",
            "GET",
            "/v1/api-keys",
            false,
            List.of("account"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CREATE_API_KEY = new Operation(
            "createApiKey",
            "auth",
            "POST",
            "/v1/api-keys",
            false,
            List.of("account"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation DELETE_API_KEY = new Operation(
            "deleteApiKey",
            "auth",
            "DELETE",
            "/v1/api-keys/{api_key_id}",
            false,
            List.of("account"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of(),
            false);

    public static final Operation LIST_USERS = new Operation(
            "listUsers",
            "auth",
            "GET",
            "/v1/users",
            false,
            List.of("admin"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CREATE_USER = new Operation(
            "createUser",
            "auth",
            "POST",
            "/v1/users",
            false,
            List.of("admin"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation GET_USER = new Operation(
            "getUser",
            "auth",
            "GET",
            "/v1/users/{user_id}",
            false,
            List.of("admin"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation UPDATE_USER = new Operation(
            "updateUser",
            "auth",
            "PATCH",
            "/v1/users/{user_id}",
            false,
            List.of("admin"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/merge-patch+json"),
            List.of("application/json"),
            false);

    public static final Operation LIST_JOBS = new Operation(
            "listJobs",
            "jobs",
            "GET",
            "/v1/jobs",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CREATE_JOB = new Operation(
            "createJob",
            "jobs",
            "POST",
            "/v1/jobs",
            false,
            List.of("jobs:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            327680L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation STREAM_JOBS = new Operation(
            "streamJobs",
            "jobs",
            "GET",
            "/v1/jobs/events",
            false,
            List.of("jobs:read"),
            Operation.RateClass.STREAM,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("text/event-stream"),
            true);

    public static final Operation CREATE_JOBS = new Operation(
            "createJobs",
            "jobs",
            "POST",
            "/v1/jobs/batch",
            false,
            List.of("jobs:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            33554432L,
            List.of("application/json", "application/x-ndjson"),
            List.of("application/json"),
            false);

    public static final Operation GET_JOB = new Operation(
            "getJob",
            "jobs",
            "GET",
            "/v1/jobs/{job_id}",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation GET_JOB_RESULT = new Operation(
            "getJobResult",
            "jobs",
            "GET",
            "/v1/jobs/{job_id}/result",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation DOWNLOAD_JOB_RESULT = new Operation(
            "downloadJobResult",
            "jobs",
            "GET",
            "/v1/jobs/{job_id}/result/content",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/octet-stream"),
            false);

    public static final Operation LIST_JOB_ATTEMPTS = new Operation(
            "listJobAttempts",
            "jobs",
            "GET",
            "/v1/jobs/{job_id}/attempts",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation STREAM_JOB_EVENTS = new Operation(
            "streamJobEvents",
            "jobs",
            "GET",
            "/v1/jobs/{job_id}/events",
            false,
            List.of("jobs:read"),
            Operation.RateClass.STREAM,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("text/event-stream"),
            true);

    public static final Operation CANCEL_JOB = new Operation(
            "cancelJob",
            "jobs",
            "POST",
            "/v1/jobs/{job_id}/cancel",
            false,
            List.of("jobs:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation RETRY_JOB = new Operation(
            "retryJob",
            "jobs",
            "POST",
            "/v1/jobs/{job_id}/retry",
            false,
            List.of("jobs:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CLAIM_LEASES = new Operation(
            "claimLeases",
            "leases",
            "POST",
            "/v1/leases",
            false,
            List.of("leases"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation EXTEND_LEASES = new Operation(
            "extendLeases",
            "leases",
            "POST",
            "/v1/leases/heartbeat",
            false,
            List.of("leases"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            262144L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation COMPLETE_LEASES = new Operation(
            "completeLeases",
            "leases",
            "POST",
            "/v1/leases/complete",
            false,
            List.of("leases"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            4194304L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation EXTEND_LEASE = new Operation(
            "extendLease",
            "leases",
            "POST",
            "/v1/leases/{lease_id}/heartbeat",
            false,
            List.of("leases"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation COMPLETE_LEASE = new Operation(
            "completeLease",
            "leases",
            "POST",
            "/v1/leases/{lease_id}/complete",
            false,
            List.of("leases"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            270336L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation FAIL_LEASE = new Operation(
            "failLease",
            "leases",
            "POST",
            "/v1/leases/{lease_id}/fail",
            false,
            List.of("leases"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            65536L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation RELEASE_LEASE = new Operation(
            "releaseLease",
            "leases",
            "POST",
            "/v1/leases/{lease_id}/release",
            false,
            List.of("leases"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation LIST_PROBLEM_TYPES = new Operation(
            "listProblemTypes",
            "operation",
            "GET",
            "/v1/problem-types",
            true,
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation GET_PROBLEM_TYPE = new Operation(
            "getProblemType",
            "operation",
            "GET",
            "/v1/problem-types/{slug}",
            true,
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation LIST_SIGNING_KEYS = new Operation(
            "listSigningKeys",
            "operation",
            "GET",
            "/.well-known/jwks.json",
            true,
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CHECK_LIVENESS = new Operation(
            "checkLiveness",
            "operation",
            "GET",
            "/health/live",
            true,
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CHECK_READINESS = new Operation(
            "checkReadiness",
            "operation",
            "GET",
            "/health/ready",
            true,
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation LIST_QUEUES = new Operation(
            "listQueues",
            "queues",
            "GET",
            "/v1/queues",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation GET_QUEUE = new Operation(
            "getQueue",
            "queues",
            "GET",
            "/v1/queues/{queue}",
            false,
            List.of("jobs:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation UPDATE_QUEUE = new Operation(
            "updateQueue",
            "queues",
            "PUT",
            "/v1/queues/{queue}",
            false,
            List.of("admin"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            16384L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation DELETE_QUEUE = new Operation(
            "deleteQueue",
            "queues",
            "DELETE",
            "/v1/queues/{queue}",
            false,
            List.of("admin"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of(),
            false);

    public static final Operation PAUSE_QUEUE = new Operation(
            "pauseQueue",
            "queues",
            "POST",
            "/v1/queues/{queue}/pause",
            false,
            List.of("admin"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation RESUME_QUEUE = new Operation(
            "resumeQueue",
            "queues",
            "POST",
            "/v1/queues/{queue}/resume",
            false,
            List.of("admin"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation LIST_REPORTS = new Operation(
            "listReports",
            "reports",
            "GET",
            "/v1/reports",
            false,
            List.of("reports:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CREATE_REPORT = new Operation(
            "createReport",
            "reports",
            "POST",
            "/v1/reports",
            false,
            List.of("reports:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            65536L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation GET_REPORT = new Operation(
            "getReport",
            "reports",
            "GET",
            "/v1/reports/{report_id}",
            false,
            List.of("reports:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation DELETE_REPORT = new Operation(
            "deleteReport",
            "reports",
            "DELETE",
            "/v1/reports/{report_id}",
            false,
            List.of("reports:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of(),
            false);

    public static final Operation LIST_REPORT_TYPES = new Operation(
            "listReportTypes",
            "reports",
            "GET",
            "/v1/report-types",
            false,
            List.of("reports:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation LIST_SCHEDULES = new Operation(
            "listSchedules",
            "schedules",
            "GET",
            "/v1/schedules",
            false,
            List.of("schedules:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CREATE_SCHEDULE = new Operation(
            "createSchedule",
            "schedules",
            "POST",
            "/v1/schedules",
            false,
            List.of("schedules:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            65536L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation GET_SCHEDULE = new Operation(
            "getSchedule",
            "schedules",
            "GET",
            "/v1/schedules/{schedule_id}",
            false,
            List.of("schedules:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation DELETE_SCHEDULE = new Operation(
            "deleteSchedule",
            "schedules",
            "DELETE",
            "/v1/schedules/{schedule_id}",
            false,
            List.of("schedules:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of(),
            false);

    public static final Operation UPDATE_SCHEDULE = new Operation(
            "updateSchedule",
            "schedules",
            "PATCH",
            "/v1/schedules/{schedule_id}",
            false,
            List.of("schedules:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            65536L,
            List.of("application/merge-patch+json"),
            List.of("application/json"),
            false);

    public static final Operation RUN_SCHEDULE = new Operation(
            "runSchedule",
            "schedules",
            "POST",
            "/v1/schedules/{schedule_id}/run",
            false,
            List.of("schedules:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation LIST_TASKS = new Operation(
            "listTasks",
            "tasks",
            "GET",
            "/v1/tasks",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation CREATE_TASK = new Operation(
            "createTask",
            "tasks",
            "POST",
            "/v1/tasks",
            false,
            List.of("tasks:write"),
            Operation.RateClass.UPLOAD,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            83886080000L,
            List.of("multipart/form-data"),
            List.of("application/json"),
            false);

    public static final Operation GET_TASK = new Operation(
            "getTask",
            "tasks",
            "GET",
            "/v1/tasks/{task_id}",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation DELETE_TASK = new Operation(
            "deleteTask",
            "tasks",
            "DELETE",
            "/v1/tasks/{task_id}",
            false,
            List.of("tasks:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of(),
            false);

    public static final Operation RETRY_TASK = new Operation(
            "retryTask",
            "tasks",
            "POST",
            "/v1/tasks/{task_id}/retry",
            false,
            List.of("tasks:write"),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT24H"),
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation GET_TASK_RESULT = new Operation(
            "getTaskResult",
            "tasks",
            "GET",
            "/v1/tasks/{task_id}/result",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation DOWNLOAD_TASK_RESULT = new Operation(
            "downloadTaskResult",
            "tasks",
            "GET",
            "/v1/tasks/{task_id}/result/content",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/octet-stream"),
            false);

    public static final Operation GET_TASK_REJECTS = new Operation(
            "getTaskRejects",
            "tasks",
            "GET",
            "/v1/tasks/{task_id}/rejects",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation DOWNLOAD_TASK_REJECTS = new Operation(
            "downloadTaskRejects",
            "tasks",
            "GET",
            "/v1/tasks/{task_id}/rejects/content",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/octet-stream"),
            false);

    public static final Operation GET_TASK_SUMMARY = new Operation(
            "getTaskSummary",
            "tasks",
            "GET",
            "/v1/tasks/{task_id}/summary",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation GET_TASK_SCHEMA = new Operation(
            "getTaskSchema",
            "tasks",
            "GET",
            "/v1/tasks/{task_id}/schema",
            false,
            List.of("tasks:read"),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final List<Operation> ALL = List.of(
            LIST_FAILURES,
            SIGN_UP,
            SIGN_IN,
            REFRESH_TOKENS,
            SIGN_OUT,
            GET_ME,
            LIST_API_KEYS,
            CREATE_API_KEY,
            DELETE_API_KEY,
            LIST_USERS,
            CREATE_USER,
            GET_USER,
            UPDATE_USER,
            LIST_JOBS,
            CREATE_JOB,
            STREAM_JOBS,
            CREATE_JOBS,
            GET_JOB,
            GET_JOB_RESULT,
            DOWNLOAD_JOB_RESULT,
            LIST_JOB_ATTEMPTS,
            STREAM_JOB_EVENTS,
            CANCEL_JOB,
            RETRY_JOB,
            CLAIM_LEASES,
            EXTEND_LEASES,
            COMPLETE_LEASES,
            EXTEND_LEASE,
            COMPLETE_LEASE,
            FAIL_LEASE,
            RELEASE_LEASE,
            LIST_PROBLEM_TYPES,
            GET_PROBLEM_TYPE,
            LIST_SIGNING_KEYS,
            CHECK_LIVENESS,
            CHECK_READINESS,
            LIST_QUEUES,
            GET_QUEUE,
            UPDATE_QUEUE,
            DELETE_QUEUE,
            PAUSE_QUEUE,
            RESUME_QUEUE,
            LIST_REPORTS,
            CREATE_REPORT,
            GET_REPORT,
            DELETE_REPORT,
            LIST_REPORT_TYPES,
            LIST_SCHEDULES,
            CREATE_SCHEDULE,
            GET_SCHEDULE,
            DELETE_SCHEDULE,
            UPDATE_SCHEDULE,
            RUN_SCHEDULE,
            LIST_TASKS,
            CREATE_TASK,
            GET_TASK,
            DELETE_TASK,
            RETRY_TASK,
            GET_TASK_RESULT,
            DOWNLOAD_TASK_RESULT,
            GET_TASK_REJECTS,
            DOWNLOAD_TASK_REJECTS,
            GET_TASK_SUMMARY,
            GET_TASK_SCHEMA);

    private Operations() {}
}
