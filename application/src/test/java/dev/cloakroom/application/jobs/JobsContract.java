package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public interface JobsContract {

    Json.Obj PAYLOAD = new Json.Obj(Map.of("seconds", Json.of(1)));

    Jobs jobs();

    /// Somebody who may own jobs.
    UserId newOwner();

    @Test
    default void whatWasHandedInIsFoundAsItWas() {
        var owner = newOwner();
        var retried = new JobId(new TestIds().get());
        var finishBy = Instant.parse("2999-01-01T00:00:00.123456Z");
        var job = job(new Submission(
                owner,
                "sleep",
                "default",
                PAYLOAD,
                3,
                Instant.parse("2998-01-01T00:00:00Z"),
                new Limits(7, Duration.ofSeconds(30), finishBy),
                new Submission.Origin(
                        retried,
                        new ScheduleId(new TestIds().get()),
                        new EventId(new TestIds().get()),
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")));
        jobs().enqueue(job);
        assertThat(jobs().find(owner, job.id())).contains(job);
        assertThat(jobs().attempts(owner, job.id())).isEmpty();
        assertThat(jobs().result(owner, job.id())).isEmpty();
        assertThat(jobs().results(List.of(job.id()))).isEmpty();
    }

    @Test
    default void severalAreFoundAtOnce() {
        var owner = newOwner();
        var first = job(owner, "sleep");
        var second = job(owner, "sleep");
        var unasked = job(owner, "sleep");
        jobs().enqueue(List.of(first, second, unasked));
        var strange = job(newOwner(), "sleep");
        jobs().enqueue(strange);
        var ids = List.of(second.id(), new JobId(new TestIds().get()), first.id(), strange.id());
        assertThat(jobs().findAll(owner, ids)).extracting(Job::id).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(jobs().findAll(owner, ids))
                .allSatisfy(job -> assertThat(job.submission().payload()).isNull());
    }

    @Test
    default void somebodyElsesJobIsNotThere() {
        var job = job(newOwner(), "sleep");
        jobs().enqueue(job);
        var other = newOwner();
        assertThat(jobs().find(other, job.id())).isEmpty();
        assertThat(jobs().list(other, JobFilter.newest(10))).isEmpty();
        assertThat(jobs().cancel(other, job.id())).isEmpty();
    }

    @Test
    default void anUnknownQueueIsRefused() {
        var submission = Submission.of(newOwner(), "sleep", PAYLOAD);
        var job = job(new Submission(
                submission.owner(), "sleep", "nobody-made-it", PAYLOAD, 5, null, Limits.DEFAULT, submission.origin()));
        assertThatExceptionOfType(Rejection.Unprocessable.class).isThrownBy(() -> jobs().admit(job.submission()));
        assertThatExceptionOfType(Rejection.Unprocessable.class).isThrownBy(() -> jobs().enqueue(job));
        jobs().admit(submission);
        assertThat(jobs().find(submission.owner(), job.id())).isEmpty();
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var owner = newOwner();
        var first = job(owner, "sleep");
        var second = job(owner, "sleep");
        var third = job(owner, "sleep");
        jobs().enqueue(List.of(first, second, third));
        assertThat(ids(owner, JobFilter.newest(2))).containsExactly(third.id(), second.id());
        assertThat(ids(owner, new JobFilter(Set.of(), null, null, null, null, second.id(), 2)))
                .containsExactly(first.id());
        assertThat(jobs().list(owner, JobFilter.newest(1)))
                .allSatisfy(job -> assertThat(job.submission().payload()).isNull());
    }

    @Test
    default void listsAreFiltered() {
        var owner = newOwner();
        var sleep = job(owner, "sleep");
        var other = job(owner, "other");
        jobs().enqueue(List.of(sleep, other));
        var _ = jobs().cancel(owner, other.id());
        assertThat(ids(owner, filter(Set.of(), "other", null))).containsExactly(other.id());
        assertThat(ids(owner, filter(Set.of(), null, "default"))).containsExactly(other.id(), sleep.id());
        assertThat(ids(owner, filter(Set.of(), null, "x"))).isEmpty();
        assertThat(ids(owner, filter(Set.of(JobStatus.QUEUED), null, null))).containsExactly(sleep.id());
        assertThat(ids(owner, filter(Set.of(JobStatus.CANCELED), null, null))).containsExactly(other.id());
        assertThat(ids(owner, filter(Set.of(JobStatus.FAILED), null, null))).isEmpty();
        assertThat(ids(owner, filter(Set.of(JobStatus.CANCELED, JobStatus.QUEUED), null, null)))
                .containsExactly(other.id(), sleep.id());
    }

    @Test
    default void theWindowOfCreationIsHalfOpen() {
        var owner = newOwner();
        var job = job(owner, "sleep");
        jobs().enqueue(job);
        var created = job.state().times().created();
        assertThat(ids(owner, window(created, created.plusSeconds(1)))).containsExactly(job.id());
        assertThat(ids(owner, window(created.minusSeconds(1), created))).isEmpty();
        assertThat(ids(owner, window(created.plusNanos(1000), created.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    default void aQueuedJobIsCanceledAtOnceAndOnlyOnce() {
        var owner = newOwner();
        var job = job(owner, "sleep");
        jobs().enqueue(job);
        assertThat(jobs().cancel(owner, job.id())).contains(true);
        assertThat(jobs().cancel(owner, job.id())).contains(false);
        assertThat(jobs().find(owner, job.id())).hasValueSatisfying(canceled -> {
            assertThat(canceled.status()).isEqualTo(JobStatus.CANCELED);
            assertThat(canceled.state().revision()).isEqualTo(2);
            assertThat(canceled.state().cancelRequested()).isTrue();
            assertThat(canceled.state().times().finished()).isNotNull();
        });
    }

    private List<JobId> ids(UserId owner, JobFilter filter) {
        return jobs().list(owner, filter).stream().map(Job::id).toList();
    }

    private static JobFilter filter(Set<JobStatus> statuses, @Nullable String kind, @Nullable String queue) {
        return new JobFilter(statuses, kind, queue, null, null, null, 10);
    }

    private static JobFilter window(Instant from, Instant to) {
        return new JobFilter(Set.of(), null, null, from, to, null, 10);
    }

    static Job job(UserId owner, String kind) {
        return job(Submission.of(owner, kind, PAYLOAD));
    }

    static Job job(Submission submission) {
        var created = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Job.queued(new JobId(new TestIds().get()), submission, created);
    }
}
