package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.jobs.Intake.Keyed;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface IntakeContract {

    Intake intake();

    /// Where one sees what went in.
    Jobs jobs();

    /// Somebody who may own jobs.
    UserId newOwner();

    @Test
    default void whatWentInIsThere() {
        var job = JobsContract.job(newOwner(), "sleep");
        assertThat(intake().submit(job, null)).isEmpty();
        assertThat(jobs().find(job.submission().owner(), job.id())).contains(job);
    }

    @Test
    default void theSameKeyGetsTheFirstAnswerAndNothingGoesIn() {
        var owner = newOwner();
        var first = JobsContract.job(owner, "sleep");
        var second = JobsContract.job(owner, "sleep");
        assertThat(intake().submit(first, keyed(first, "k", "f"))).isEmpty();
        assertThat(intake().submit(second, keyed(second, "k", "f"))).contains(answer(first));
        assertThat(jobs().find(owner, second.id())).isEmpty();
    }

    @Test
    default void aKeyBelongsToItsOwnerAndItsRequest() {
        var first = JobsContract.job(newOwner(), "sleep");
        assertThat(intake().submit(first, keyed(first, "k", "f"))).isEmpty();
        var others = JobsContract.job(newOwner(), "sleep");
        assertThat(intake().submit(others, keyed(others, "k", "g"))).isEmpty();
        var another = JobsContract.job(first.submission().owner(), "sleep");
        assertThatThrownBy(() -> intake().submit(another, keyed(another, "k", "g")))
                .isInstanceOfSatisfying(
                        Rejection.Unprocessable.class,
                        refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
        assertThat(jobs().find(another.submission().owner(), another.id())).isEmpty();
    }

    @Test
    default void aKeyWhoseTimeIsOverBeginsAnew() {
        var owner = newOwner();
        var first = JobsContract.job(owner, "sleep");
        var second = JobsContract.job(owner, "sleep");
        var brief = new Keyed(new IdempotencyKey("createJob", "k", "f", Duration.ZERO), answer(first));
        assertThat(intake().submit(first, brief)).isEmpty();
        assertThat(intake().submit(second, keyed(second, "k", "g"))).isEmpty();
        var third = JobsContract.job(owner, "sleep");
        assertThat(intake().submit(third, keyed(third, "k", "g"))).contains(answer(second));
    }

    @Test
    default void anUnknownQueueIsRefused() {
        var owner = newOwner();
        var job = JobsContract.job(new Submission(
                owner,
                "sleep",
                "nobody-made-it",
                JobsContract.PAYLOAD,
                5,
                null,
                Limits.DEFAULT,
                Submission.Origin.NONE));
        assertThatThrownBy(() -> intake().submit(job, null)).isInstanceOf(Rejection.Unprocessable.class);
        assertThat(jobs().find(owner, job.id())).isEmpty();
    }

    static Keyed keyed(Job job, String key, String fingerprint) {
        return new Keyed(new IdempotencyKey("createJob", key, fingerprint, Duration.ofHours(1)), answer(job));
    }

    static StoredResponse answer(Job job) {
        return new StoredResponse(202, Map.of("Location", "/v1/jobs/" + job.id()), "{\"id\":\"" + job.id() + "\"}");
    }
}
