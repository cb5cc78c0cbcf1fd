package dev.cloakroom.application.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.tasks.Tasks.InputUse;
import dev.cloakroom.application.tasks.Tasks.Standing;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.Task;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public interface TasksContract {

    Tasks tasks();

    Jobs jobs();

    /// Somebody who may own tasks.
    UserId newOwner();

    /// Ends the job as a worker would.
    void end(UserId owner, JobId id, JobStatus status, Json.@Nullable Obj result);

    @Test
    default void whatWasSentIsFound() {
        var owner = newOwner();
        var task = sent(owner);
        assertThat(tasks().find(owner, task.id())).hasValueSatisfying(found -> {
            assertThat(found.input()).isEqualTo(task.input());
            assertThat(found.options()).isEqualTo(task.options());
            assertThat(found.job().state()).isEqualTo(task.job().state());
            assertThat(found.job().submission().kind()).isEqualTo("csv");
            assertThat(found.outcome()).isNull();
            assertThat(found.original()).isNull();
        });
        assertThat(tasks().findLocked(owner, task.id())).isPresent();
    }

    @Test
    default void aRetryReadsTheFileOfTheFirstTask() {
        var owner = newOwner();
        var first = sent(owner);
        var retry = store(TestTasks.again(first));
        assertThat(tasks().find(owner, retry.id())).hasValueSatisfying(found -> {
            assertThat(found.original()).isEqualTo(first.id());
            assertThat(found.job().submission().origin().retryOf()).isEqualTo(first.id());
        });
    }

    @Test
    default void theOutcomeIsThereWhenTheJobSucceeded() {
        var owner = newOwner();
        var task = sent(owner);
        var outcome = TestTasks.outcome(task, 2);
        end(owner, task.id(), JobStatus.SUCCEEDED, outcome.json());
        assertThat(tasks().find(owner, task.id()))
                .hasValueSatisfying(found -> assertThat(found.outcome()).isEqualTo(outcome));
        assertThat(tasks().list(owner, TaskFilter.newest(1)))
                .extracting(Task::outcome)
                .containsExactly(outcome);
    }

    @Test
    default void listsAreFilteredByStatusNewestFirstAndGoOnAfterTheLastOne() {
        var owner = newOwner();
        var first = sent(owner);
        var second = sent(owner);
        var third = sent(owner);
        end(owner, second.id(), JobStatus.FAILED, null);
        assertThat(ids(owner, new TaskFilter(Set.of(), null, 2))).containsExactly(third.id(), second.id());
        assertThat(ids(owner, new TaskFilter(Set.of(), second.id(), 2))).containsExactly(first.id());
        assertThat(ids(owner, new TaskFilter(Set.of(JobStatus.FAILED), null, 2)))
                .containsExactly(second.id());
        assertThat(ids(owner, new TaskFilter(Set.of(JobStatus.QUEUED, JobStatus.RUNNING), null, 9)))
                .containsExactly(third.id(), first.id());
    }

    @Test
    default void somebodyElsesTaskIsNotThere() {
        var task = sent(newOwner());
        var other = newOwner();
        assertThat(tasks().find(other, task.id())).isEmpty();
        assertThat(tasks().findLocked(other, task.id())).isEmpty();
        assertThat(ids(other, TaskFilter.newest(10))).isEmpty();
        assertThat(tasks().remove(other, task.id())).isFalse();
    }

    @Test
    default void whatWasRemovedIsGoneAndItsJobIsNot() {
        var owner = newOwner();
        var task = sent(owner);
        assertThat(tasks().remove(owner, task.id())).isTrue();
        assertThat(tasks().remove(owner, task.id())).isFalse();
        assertThat(tasks().find(owner, task.id())).isEmpty();
        assertThat(jobs().find(owner, task.id())).isPresent();
    }

    @Test
    default void standingsAreOfAllOwnersAndNameTheFilesThatCount() {
        var owner = newOwner();
        var queued = sent(newOwner());
        var failed = sent(owner);
        end(owner, failed.id(), JobStatus.FAILED, null);
        var done = sent(owner);
        var outcome = TestTasks.outcome(done, 4);
        end(owner, done.id(), JobStatus.SUCCEEDED, outcome.json());
        var removed = sent(owner);
        var _ = tasks().remove(owner, removed.id());
        var unknown = new JobId(new TestIds().get());
        assertThat(tasks().standings(List.of(queued.id(), failed.id(), done.id(), removed.id(), unknown)))
                .containsOnlyKeys(queued.id(), failed.id(), done.id())
                .containsEntry(queued.id(), Standing.of(JobStatus.QUEUED, List.of()))
                .containsEntry(failed.id(), Standing.of(JobStatus.FAILED, List.of()))
                .containsEntry(done.id(), Standing.of(JobStatus.SUCCEEDED, outcome.files()));
        assertThat(tasks().standings(List.of())).isEmpty();
    }

    @Test
    default void aFileIsUsedByAllTasksThatNameIt() {
        var owner = newOwner();
        var first = sent(owner);
        var of = List.of(first.id(), new JobId(new TestIds().get()));
        assertThat(tasks().inputUses(of)).containsOnlyKeys(first.id()).containsValue(new InputUse(true, false));
        end(owner, first.id(), JobStatus.FAILED, null);
        assertThat(tasks().inputUses(of)).containsValue(new InputUse(false, false));
        var retry = store(TestTasks.again(first));
        assertThat(tasks().inputUses(of)).containsOnlyKeys(first.id()).containsValue(new InputUse(true, false));
        end(owner, retry.id(), JobStatus.SUCCEEDED, TestTasks.outcome(retry, 1).json());
        assertThat(tasks().inputUses(of)).containsValue(new InputUse(false, true));
        assertThat(tasks().inputUses(List.of())).isEmpty();
    }

    private List<JobId> ids(UserId owner, TaskFilter filter) {
        return tasks().list(owner, filter).stream().map(Task::id).toList();
    }

    private Task sent(UserId owner) {
        return store(TestTasks.queued(owner));
    }

    private Task store(Task task) {
        jobs().enqueue(task.job());
        tasks().add(task);
        return task;
    }
}
