package dev.cloakroom.persistence.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.tasks.Tasks;
import dev.cloakroom.application.tasks.TasksContract;
import dev.cloakroom.application.tasks.TestTasks;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.EndedJobs;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTasksTest implements TasksContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final Tasks tasks = new JdbiTasks(Routing.none(DATABASE.jdbi()));

    @Override
    public Tasks tasks() {
        return tasks;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Override
    public void end(UserId owner, JobId id, JobStatus status, Json.@Nullable Obj result) {
        EndedJobs.end(DATABASE.jdbi(), id, status, 1, result, null);
    }

    @Test
    void tasksOlderThanAllHistoryAreForgotten() {
        var owner = newOwner();
        var kept = TestTasks.queued(owner);
        jobs.enqueue(kept.job());
        tasks.add(kept);
        var old = TestTasks.queued(owner);
        tasks.add(old);
        DATABASE.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE task SET id = '00000000-0000-7000-8000-000000000001' WHERE id = :id")
                        .bind("id", old.id().value())
                        .execute());
        assertThat(tasks.forgetWithoutJob(10)).isEqualTo(1);
        assertThat(tasks.forgetWithoutJob(10)).isZero();
        assertThat(tasks.find(owner, kept.id())).isPresent();
    }

    @Test
    void whoeverDeletesATaskWaitsForARetryThatReadsIt() throws Exception {
        var owner = newOwner();
        var task = TestTasks.queued(owner);
        jobs.enqueue(task.job());
        tasks.add(task);
        var deleting = new CountDownLatch(1);
        var removal = new FutureTask<>(() -> {
            deleting.countDown();
            return DATABASE.patiently(() -> tasks.remove(owner, task.id()));
        });
        var kept = DATABASE.patiently(() -> {
            assertThat(tasks.findLocked(owner, task.id())).isPresent();
            Thread.ofVirtual().start(removal);
            await(deleting);
            var retry = TestTasks.again(task);
            jobs.enqueue(retry.job());
            tasks.add(retry);
            assertThat(removal.isDone()).isFalse();
            return retry.id();
        });
        assertThat(removal.get()).isTrue();
        assertThat(tasks.find(owner, kept)).isPresent();
        assertThat(tasks.inputUses(List.of(task.id()))).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
