package dev.cloakroom.application.bulkactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.auth.Account;
import dev.cloakroom.application.auth.InMemoryUsers;
import dev.cloakroom.application.auth.TestUsers;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.bulkactions.BulkAction;
import dev.cloakroom.domain.bulkactions.BulkAction.Verb;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkActionLifeTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final User USER = TestUsers.user();
    private static final UserId OWNER = USER.id();
    private static final UserId OTHER = new UserId(new UUID(1, 2));
    private static final Caller CALLER = new Caller(
            new Principal(
                    OWNER,
                    Role.USER,
                    Set.of(Scope.JOBS_WRITE, Scope.HTTP),
                    new Principal.Credential.ApiKey(new UUID(2, 2))),
            null,
            "r-1");

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final TestIds ids = new TestIds(CLOCK);
    private final ActOnMany actOnMany =
            new ActOnMany(jobs, new InMemoryIdempotencyKeys(CLOCK), new InMemoryTransactions(), CLOCK, ids);
    private final List<JobId> retried = new ArrayList<>();
    private final Set<JobId> refusing = new HashSet<>();
    private final InMemoryUsers users = new InMemoryUsers();
    private final List<Caller> callers = new ArrayList<>();
    private final RunBulkAction run =
            new RunBulkAction(jobs, users, new InMemoryTransactions(), Map.of(Verb.RETRY, this::retry));

    @BeforeEach
    void theOwnerIsKnown() {
        users.add(new Account(USER, "hash"));
    }

    private boolean retry(Caller caller, Job job) {
        callers.add(caller);
        return !refusing.contains(job.id()) && retried.add(job.id());
    }

    /// An attempt outside of any engine.
    private record Attempted(JobId id, Json payload, AtomicReference<@Nullable Json> state) implements Execution {
        @Override
        public UserId owner() {
            return OWNER;
        }

        @Override
        public int epoch() {
            return 1;
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public void progress(int percent, String message) {}

        @Override
        public Optional<Json> checkpoint() {
            return Optional.ofNullable(state.get());
        }

        @Override
        public void saveCheckpoint(Json saved) {
            state.set(saved);
        }
    }

    @Test
    void everythingThatMatchesIsActedOnOnceOverManyPages() throws Exception {
        var failed = some(250, OWNER, "invoice.render", "source-unavailable");
        var _ = some(3, OWNER, "invoice.render", "attempt-timed-out");
        var _ = some(3, OTHER, "invoice.render", "source-unavailable");
        var result = execute(made(filter(Verb.RETRY, "invoice.render", "source-unavailable", false)));
        assertThat(retried).containsExactlyElementsOf(failed.reversed());
        assertThat(result.members())
                .containsEntry("matched", Json.of(250))
                .containsEntry("done", Json.of(250))
                .containsEntry("skipped", Json.of(0));
    }

    @Test
    void aDryRunOnlyCounts() throws Exception {
        var _ = some(12, OWNER, "a", "x");
        var result = execute(made(filter(Verb.RETRY, "a", null, true)));
        assertThat(retried).isEmpty();
        assertThat(result.members()).containsEntry("matched", Json.of(12)).doesNotContainKey("done");
        assertThat(result.members().get("examples"))
                .isInstanceOfSatisfying(
                        Json.Arr.class, examples -> assertThat(examples.items()).hasSize(10));
    }

    @Test
    void jobsMadeLaterNeverJoin() throws Exception {
        var before = some(2, OWNER, "a", "x");
        var action = made(filter(Verb.RETRY, "a", null, false));
        var _ = some(2, OWNER, "a", "x");
        var _ = execute(action);
        assertThat(retried).containsExactlyElementsOf(before.reversed());
    }

    @Test
    void whatChangedSinceThePreviewIsSkippedAndCounted() throws Exception {
        var failed = some(5, OWNER, "a", "x");
        var preview = made(filter(Verb.RETRY, "a", null, true));
        jobs.become(preview.id(), ended(JobStatus.SUCCEEDED, null), execute(preview));
        // Not even a word of caution beside it may be passed over.
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> made(new NewBulkAction(Verb.RETRY, null, null, preview.id(), true)));
        refusing.add(failed.getFirst());
        var _ = some(4, OWNER, "a", "x");
        var result = execute(made(new NewBulkAction(Verb.RETRY, null, null, preview.id(), false)));
        assertThat(retried).containsExactlyElementsOf(failed.subList(1, 5).reversed());
        assertThat(result.members())
                .containsEntry("matched", Json.of(5))
                .containsEntry("done", Json.of(4))
                .containsEntry("skipped", Json.of(1));
    }

    @Test
    void namedJobsInAnotherStateAreLeftAlone() throws Exception {
        var failed = some(2, OWNER, "a", "x");
        var queued = new JobId(ids.get());
        jobs.enqueue(Job.queued(queued, Submission.of(OWNER, "a", Json.EMPTY), CLOCK.instant()));
        var foreign = some(1, OTHER, "a", "x");
        var wanted = new ArrayList<>(failed);
        wanted.add(queued);
        wanted.addAll(foreign);
        var _ = execute(made(new NewBulkAction(Verb.RETRY, null, wanted, null, false)));
        assertThat(retried).containsExactlyInAnyOrderElementsOf(failed);
    }

    @Test
    void itGoesOnFromItsCheckpoint() throws Exception {
        var failed = some(150, OWNER, "a", "x");
        var action = made(filter(Verb.RETRY, "a", null, false));
        var execution = new Attempted(action.id(), payload(action), new AtomicReference<>());
        var _ = run(execution);
        // The same execution again has the checkpoint of the end: nothing is left to do.
        var again = run(execution);
        assertThat(retried).hasSize(failed.size());
        assertThat(again.members()).containsEntry("done", Json.of(150));
    }

    @Test
    void itActsWithTheScopesThatItsAskerHadAndItsOwnerStillHas() throws Exception {
        var _ = some(1, OWNER, "a", "x");
        var _ = execute(made(filter(Verb.RETRY, "a", null, false)));
        var principal = callers.getFirst().principal();
        // An admin grants `http`, and this owner has it no more; what he never asked with, he has not either.
        assertThat(principal.scopes()).containsExactly(Scope.JOBS_WRITE);
        assertThat(principal.credential()).isEqualTo(CALLER.principal().credential());
    }

    @Test
    void itDoesNothingForAnOwnerWhoWasDisabled() throws Exception {
        var _ = some(1, OWNER, "a", "x");
        var action = made(filter(Verb.RETRY, "a", null, false));
        users.update(
                new User(USER.id(), USER.email(), USER.role(), Set.of(), CLOCK.instant(), null, USER.createdAt(), 2));
        var ending = run.run(new Attempted(action.id(), payload(action), new AtomicReference<>()));
        assertThat(ending).isInstanceOf(Ending.Refused.class);
        assertThat(retried).isEmpty();
    }

    @Test
    void whatIsDangerousOrSenselessIsRefused() {
        var none = new NewBulkAction.Filter(Set.of(), null, null, null, null, null, null);
        var queued = new NewBulkAction.Filter(Set.of(JobStatus.QUEUED), null, null, null, null, null, null);
        var twice = new NewBulkAction.Filter(Set.of(), null, null, null, CLOCK.instant(), null, Duration.ofHours(1));
        List.of(
                        new NewBulkAction(Verb.CANCEL, none, null, null, true),
                        new NewBulkAction(Verb.CANCEL, null, null, null, true),
                        new NewBulkAction(Verb.CANCEL, queued, List.of(), null, true),
                        new NewBulkAction(Verb.RETRY, queued, null, null, false),
                        new NewBulkAction(Verb.RETRY, twice, null, null, false),
                        new NewBulkAction(Verb.RETRY, null, null, new JobId(new UUID(3, 3)), false))
                .forEach(wanted -> assertThatExceptionOfType(Rejection.Unprocessable.class)
                        .isThrownBy(() -> actOnMany.handle(CALLER, wanted, Once.always())));
    }

    private static NewBulkAction filter(Verb verb, String kind, @Nullable String code, boolean dryRun) {
        return new NewBulkAction(
                verb, new NewBulkAction.Filter(Set.of(), kind, null, code, null, null, null), null, null, dryRun);
    }

    private Job made(NewBulkAction wanted) {
        return ((Submitted.Made<Job>) actOnMany.handle(CALLER, wanted, Once.always())).value();
    }

    private Json.Obj execute(Job action) throws Exception {
        return run(new Attempted(action.id(), payload(action), new AtomicReference<>()));
    }

    private Json.Obj run(Attempted execution) throws Exception {
        return run.run(execution) instanceof Ending.Succeeded(var result) ? result : Json.EMPTY;
    }

    private static Json payload(Job action) {
        assertThat(action.submission().kind()).isEqualTo(BulkAction.KIND);
        return Objects.requireNonNull(action.submission().payload());
    }

    private List<JobId> some(int number, UserId owner, String kind, String code) {
        var made = new ArrayList<JobId>();
        for (int i = 0; i < number; i++) {
            var id = new JobId(ids.get());
            jobs.enqueue(Job.queued(id, Submission.of(owner, kind, Json.EMPTY), CLOCK.instant()));
            jobs.become(id, ended(JobStatus.FAILED, new Failure(code, "It failed.")), null);
            made.add(id);
        }
        return made;
    }

    private static JobState ended(JobStatus status, @Nullable Failure failure) {
        var now = CLOCK.instant();
        return new JobState(status, Progress.NONE, 1, false, new JobState.Times(now, now, now, null), failure, 3, 1);
    }
}
