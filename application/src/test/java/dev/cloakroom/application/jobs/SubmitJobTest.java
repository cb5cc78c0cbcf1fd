package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubmitJobTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final Caller CALLER = new Caller(
            new Principal(OWNER, Role.USER, Set.of(), new Principal.Credential.ApiKey(new UUID(2, 2))), "trace", "r-1");
    private static final Json PAYLOAD = Json.EMPTY.with("n", Json.of(1));

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final SubmitJob submit = new SubmitJob(
            new Kinds(Map.of()),
            new InMemoryIntake(jobs, new InMemoryIdempotencyKeys(CLOCK)),
            CLOCK,
            new TestIds(CLOCK));

    @Test
    void whatIsLeftOutHasDefaults() {
        var job = made(submit.handle(CALLER, NewJob.of("resize", PAYLOAD), Once.always()));
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.submission())
                .isEqualTo(new Submission(
                        OWNER,
                        "resize",
                        "default",
                        PAYLOAD,
                        5,
                        null,
                        new Limits(5, Duration.ofMinutes(15), null),
                        new Submission.Origin(null, "trace")));
        assertThat(jobs.find(OWNER, job.id())).contains(job);
    }

    @Test
    void whatIsSaidIsKeptInThePrecisionOfTheDatabase() {
        var wanted = new NewJob(
                "resize",
                PAYLOAD,
                "default",
                0,
                NOW.plusNanos(1_999),
                1,
                Duration.ofSeconds(1),
                NOW.plusSeconds(60).plusNanos(999));
        var submission = made(submit.handle(CALLER, wanted, Once.always())).submission();
        assertThat(submission.priority()).isZero();
        assertThat(submission.runAt()).isEqualTo(NOW.plusNanos(1_000));
        assertThat(submission.limits()).isEqualTo(new Limits(1, Duration.ofSeconds(1), NOW.plusSeconds(60)));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var wanted = new NewJob(
                "Report",
                PAYLOAD,
                null,
                10,
                NOW.plus(Duration.ofDays(367)),
                0,
                Duration.ofDays(2),
                NOW.minusSeconds(1));
        assertThat(faults(wanted))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "#/kind", "#/priority", "#/max_attempts", "#/timeout_seconds", "#/run_at", "#/finish_by");
        assertThat(jobs.list(OWNER, JobFilter.newest(1))).isEmpty();
    }

    @Test
    void aJobMustBeAbleToBeginBeforeItsEnd() {
        assertThat(faults(times(NOW.plusSeconds(10), NOW.plusSeconds(10)))).hasSize(1);
        assertThat(faults(times(null, NOW))).hasSize(1);
        assertThat(faults(times(NOW.minusSeconds(20), NOW.minusSeconds(10)))).hasSize(1);
        var _ = made(submit.handle(CALLER, times(NOW.plusSeconds(10), NOW.plusSeconds(11)), Once.always()));
    }

    @Test
    void withoutTheScopeNothingIsMade() {
        assertThatExceptionOfType(Rejection.Forbidden.class)
                .isThrownBy(() -> submit.handle(CALLER, NewJob.of("http", PAYLOAD), Once.always()));
        assertThat(jobs.list(OWNER, JobFilter.newest(1))).isEmpty();
    }

    @Test
    void theSameKeyGetsTheFirstAnswerAgainAndNothingIsMade() {
        var first = made(submit.handle(CALLER, NewJob.of("resize", PAYLOAD), once("f")));
        var second = submit.handle(CALLER, NewJob.of("resize", PAYLOAD), once("f"));
        assertThat(second)
                .isEqualTo(new Submitted.Replayed<Job>(
                        new StoredResponse(202, Map.of(), first.id().toString())));
        assertThatThrownBy(() -> submit.handle(CALLER, NewJob.of("resize", PAYLOAD), once("g")))
                .isInstanceOfSatisfying(
                        Rejection.Unprocessable.class,
                        refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
        assertThat(jobs.list(OWNER, JobFilter.newest(10))).hasSize(1);
    }

    private List<Fault> faults(NewJob wanted) {
        try {
            throw new AssertionError(submit.handle(CALLER, wanted, Once.always()));
        } catch (Rejection.Unprocessable refused) {
            return refused.faults();
        }
    }

    private static NewJob times(@Nullable Instant runAt, Instant finishBy) {
        return new NewJob("resize", PAYLOAD, null, null, runAt, null, null, finishBy);
    }

    private static Once<Job> once(String fingerprint) {
        return new Once<>(
                new IdempotencyKey("createJob", "k", fingerprint, Duration.ofHours(24)),
                job -> new StoredResponse(202, Map.of(), job.id().toString()));
    }

    private static Job made(Submitted<Job> submitted) {
        return switch (submitted) {
            case Submitted.Made<Job>(var job) -> job;
            case Submitted.Replayed<Job> _ -> throw new AssertionError("replayed");
        };
    }
}
