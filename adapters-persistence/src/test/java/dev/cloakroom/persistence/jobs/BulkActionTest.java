package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.bulkactions.ActOnMany;
import dev.cloakroom.application.bulkactions.NewBulkAction;
import dev.cloakroom.application.bulkactions.RunBulkAction;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.bulkactions.BulkAction;
import dev.cloakroom.domain.bulkactions.BulkAction.Verb;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.JdbiTransactions;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.auth.JdbiUsers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A bulk action against PostgreSQL: what a crash in the middle of a page leaves behind.
@Timeout(60)
class BulkActionTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestEngine engine = new TestEngine(DATABASE);
    private final JdbiUsers users = new JdbiUsers(DATABASE.jdbi());
    private final JdbiTransactions transactions = new JdbiTransactions(DATABASE.jdbi());

    @Test
    void aCrashInTheMiddleOfAPageDoesNothingTwiceAndForgetsNothing() throws Exception {
        var jobs = IntStream.range(0, 130).mapToObj(_ -> engine.enqueue().id()).toList();
        var first = start();
        var calls = new int[1];
        var dying = new RunBulkAction(engine.jobs, users, transactions, Map.of(Verb.CANCEL, (caller, job) -> {
            if (++calls[0] == 110) {
                throw new IllegalStateException("the worker dies");
            }
            return cancel(caller, job);
        }));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> dying.run(attempt(first)));
        // One page of a hundred is done, the one under way is not.
        assertThat(canceled(jobs)).isEqualTo(100);
        assertThat(engine.settle(first.claim(), first.claim().crashed())).isTrue();
        var second = claimAction();
        var result = new RunBulkAction(engine.jobs, users, transactions, Map.of(Verb.CANCEL, this::cancel))
                .run(attempt(second));
        assertThat(canceled(jobs)).isEqualTo(130);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Ending.Succeeded.class,
                        done -> assertThat(done.result().members())
                                .containsEntry("matched", Json.of(130))
                                .containsEntry("done", Json.of(130)));
    }

    @Test
    void whoeverLostTheActionChangesNothingMore() {
        var jobs = List.of(engine.enqueue().id());
        var lost = start();
        engine.sql(
                "UPDATE job_queue SET epoch = epoch + 1 WHERE job_id = ?",
                lost.claim().id().value());
        var run = new RunBulkAction(engine.jobs, users, transactions, Map.of(Verb.CANCEL, this::cancel));
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> run.run(attempt(lost)));
        assertThat(canceled(jobs)).isZero();
    }

    @Test
    void whatWaitsForItsTimeRunsNow() {
        var later = engine.enqueue();
        engine.sql(
                "UPDATE job_queue SET state = 2, run_at = now() + interval '1 day' WHERE job_id = ?",
                later.id().value());
        assertThat(engine.claim(1)).isEmpty();
        assertThat(engine.jobs.runNow(DATABASE.newUser(), later.id())).isFalse();
        assertThat(engine.jobs.runNow(engine.owner, later.id())).isTrue();
        assertThat(engine.jobs.runNow(engine.owner, later.id())).isFalse();
        assertThat(engine.claimOne().id()).isEqualTo(later.id());
        assertThat(engine.jobs.runNow(engine.owner, later.id())).isFalse();
    }

    private boolean cancel(Caller caller, Job job) {
        return engine.jobs.cancel(caller.user(), job.id()).orElse(false);
    }

    private record Started(Claim claim, Json payload) {}

    /// Cancels all of this kind.
    private Started start() {
        var ids = new TestIds();
        var principal = new Principal(engine.owner, Role.USER, Set.of(), new Principal.Credential.ApiKey(ids.get()));
        var filter = new NewBulkAction.Filter(Set.of(), engine.kind, null, null, null, null, null);
        var _ = new ActOnMany(
                        engine.jobs,
                        new JdbiIdempotencyKeys(DATABASE.jdbi()),
                        transactions,
                        InstantSource.system(),
                        ids)
                .handle(
                        new Caller(principal, null, "r-1"),
                        new NewBulkAction(Verb.CANCEL, filter, null, null, false),
                        Once.always());
        return claimAction();
    }

    private Started claimAction() {
        var shares = engine.queue.ready(Set.of(BulkAction.KIND)).sources().stream()
                .map(source -> new JobQueue.Share(source, 1))
                .toList();
        var claimed = engine.queue.claim(engine.worker, shares).jobs().getFirst();
        return new Started(claimed.claim(), claimed.payload().get());
    }

    private int canceled(List<JobId> jobs) {
        return Math.toIntExact(jobs.stream()
                .filter(id -> engine.find(id).status() == JobStatus.CANCELED)
                .count());
    }

    private Execution attempt(Started started) {
        return new Execution() {
            @Override
            public JobId id() {
                return started.claim().id();
            }

            @Override
            public UserId owner() {
                return engine.owner;
            }

            @Override
            public int epoch() {
                return started.claim().epoch();
            }

            @Override
            public int attempt() {
                return 1;
            }

            @Override
            public Json payload() {
                return started.payload();
            }

            @Override
            public void progress(int percent, String message) {}

            @Override
            public Optional<Json> checkpoint() {
                return engine.queue.checkpoint(id());
            }

            @Override
            public void saveCheckpoint(Json state) throws InterruptedException {
                if (!engine.queue.saveCheckpoint(id(), epoch(), state)) {
                    throw new InterruptedException("lost");
                }
            }
        };
    }
}
