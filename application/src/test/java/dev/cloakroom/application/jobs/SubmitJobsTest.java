package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.SubmitJobs.Result;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmitJobsTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final Caller CALLER = new Caller(
            new Principal(OWNER, Role.USER, Set.of(), new Principal.Credential.ApiKey(new UUID(2, 2))), null, "r-1");
    private static final NewJob GOOD = NewJob.of("resize", Json.EMPTY);
    private static final NewJob RESERVED = NewJob.of("report", Json.EMPTY);
    private static final NewJob UNKNOWN_QUEUE =
            new NewJob("resize", Json.EMPTY, "nobody-made-it", null, null, null, null, null);

    private final TestClock clock = new TestClock();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final SubmitJobs submit = submit(jobs);

    @Test
    void theGoodOnesAreStoredAndTheBadOnesRefused() {
        var results =
                made(submit.handle(CALLER, List.of(UNKNOWN_QUEUE, GOOD, RESERVED, GOOD, UNKNOWN_QUEUE), Once.always()));
        assertThat(results)
                .extracting(Object::getClass)
                .containsExactly(
                        Result.Refused.class,
                        Result.Accepted.class,
                        Result.Refused.class,
                        Result.Accepted.class,
                        Result.Refused.class);
        assertThat(jobs.list(OWNER, JobFilter.newest(10))).hasSize(2);
    }

    @Test
    void aDatabaseThatIsBusyIsNoFaultOfOneJob() {
        var busy = new Rejection.Throttled("overloaded", "Try again.", Duration.ofSeconds(1), Json.EMPTY);
        var submitting = submit(new InMemoryJobs() {
            @Override
            public void admit(Submission submission) {
                throw busy;
            }
        });
        assertThatThrownBy(() -> submitting.handle(CALLER, List.of(GOOD, RESERVED), Once.always()))
                .isSameAs(busy);
    }

    @Test
    void theSameKeyGetsTheFirstAnswerAgainAndNothingIsMade() {
        var once = new Once<List<Result>>(
                new IdempotencyKey("createJobs", "k", "f", Duration.ofHours(24)),
                results -> new StoredResponse(200, Map.of(), results.toString()));
        var first = made(submit.handle(CALLER, List.of(GOOD, GOOD), once));
        assertThat(submit.handle(CALLER, List.of(GOOD, GOOD), once))
                .isEqualTo(new Submitted.Replayed<List<Result>>(new StoredResponse(200, Map.of(), first.toString())));
        assertThat(jobs.list(OWNER, JobFilter.newest(10))).hasSize(2);
    }

    private SubmitJobs submit(Jobs storing) {
        return new SubmitJobs(
                new Kinds(Map.of()),
                storing,
                new InMemoryIdempotencyKeys(clock),
                new InMemoryTransactions(),
                clock,
                new TestIds(clock));
    }

    private static List<Result> made(Submitted<List<Result>> submitted) {
        return switch (submitted) {
            case Submitted.Made<List<Result>>(var results) -> results;
            case Submitted.Replayed<List<Result>> _ -> throw new AssertionError("replayed");
        };
    }
}
