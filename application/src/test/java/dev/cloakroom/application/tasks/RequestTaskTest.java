package dev.cloakroom.application.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestTaskTest {

    private final Rejection busy = new Rejection.Throttled(
            "overloaded", "The database is busy: try again.", Duration.ofSeconds(1), Json.EMPTY);
    private final Rejection refused =
            new Rejection.Conflict("key-reused", "The key stands for another task.", Json.EMPTY);

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final TestClock clock = new TestClock();

    @Test
    void theFileOfWhatIsRefusedIsRemoved() {
        assertThatThrownBy(() -> send(after(refused))).isSameAs(refused);
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void theFileStaysWhereTheCommitMayHaveGoneWellAndOnlyItsAnswerWasLost() {
        assertThatThrownBy(() -> send(after(busy))).isSameAs(busy);
        assertThat(blobs.keys()).hasSize(1);
    }

    /// Does the work, and then says so.
    private static Transactions after(Rejection rejection) {
        return new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                var _ = work.get();
                throw rejection;
            }
        };
    }

    private void send(Transactions transactions) {
        var jobs = new InMemoryJobs();
        var request = new RequestTask(
                new InMemoryTasks(jobs),
                jobs,
                new InMemoryIdempotencyKeys(clock),
                blobs,
                transactions,
                clock,
                new TestIds(clock));
        var user = new Principal(
                new UserId(new UUID(1, 1)), Role.USER, Set.of(), new Principal.Credential.ApiKey(new UUID(2, 2)));
        var _ = request.handle(new Caller(user, null, "r-1"), RequestTaskTest::receive, Once.always());
    }

    private static IncomingTask.Received receive(OutputStream file) {
        try {
            file.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new IncomingTask.Received("a.csv", Json.EMPTY, "f");
    }
}
