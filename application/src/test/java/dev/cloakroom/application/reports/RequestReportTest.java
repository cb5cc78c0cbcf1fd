package dev.cloakroom.application.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestReportTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Caller CALLER = new Caller(
            new Principal(OWNER, Role.USER, Set.of(), new Principal.Credential.ApiKey(new UUID(2, 2))), TRACE, "r-1");
    private static final NewReport WANTED = new NewReport("jobs", Json.EMPTY, "csv.gz");

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final InMemoryReports reports = new InMemoryReports(jobs);
    private final RequestReport request = new RequestReport(
            reports, jobs, new InMemoryIdempotencyKeys(CLOCK), new InMemoryTransactions(), CLOCK, new TestIds(CLOCK));

    @Test
    void aReportIsAJobOfTheSameId() {
        var report = made(request.handle(CALLER, WANTED, Once.always()));
        assertThat(report.job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(reports.find(OWNER, report.id())).contains(report);
        var job = jobs.find(OWNER, report.id()).orElseThrow();
        assertThat(job.submission().kind()).isEqualTo("report");
        assertThat(job.submission().origin().traceparent()).isEqualTo(TRACE);
    }

    @Test
    void whatCannotBeBuiltIsNotTaken() {
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> request.handle(CALLER, new NewReport("sales", Json.EMPTY, "csv"), Once.always()));
        assertThat(jobs.list(OWNER, JobFilter.newest(1))).isEmpty();
    }

    @Test
    void theSameKeyGetsTheFirstAnswerAgainAndNothingIsMade() {
        var first = made(request.handle(CALLER, WANTED, once("f")));
        var second = request.handle(CALLER, WANTED, once("f"));
        assertThat(second)
                .isEqualTo(new Submitted.Replayed<Report>(
                        new StoredResponse(202, Map.of(), first.id().toString())));
        assertThat(reports.list(OWNER, ReportFilter.newest(10))).hasSize(1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        var _ = request.handle(CALLER, WANTED, once("f"));
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> request.handle(CALLER, WANTED, once("g")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
        assertThat(reports.list(OWNER, ReportFilter.newest(10))).hasSize(1);
    }

    private static Once<Report> once(String fingerprint) {
        return new Once<>(
                new IdempotencyKey("createReport", "k", fingerprint, Duration.ofHours(24)),
                report -> new StoredResponse(202, Map.of(), report.id().toString()));
    }

    private static Report made(Submitted<Report> submitted) {
        return switch (submitted) {
            case Submitted.Made<Report>(var report) -> report;
            case Submitted.Replayed<Report> _ -> throw new AssertionError("replayed");
        };
    }
}
