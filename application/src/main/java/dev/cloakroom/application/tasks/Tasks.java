package dev.cloakroom.application.tasks;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The tasks that were handed in. Their jobs are stored by [dev.cloakroom.application.jobs.Jobs], in the same
/// transaction.
public interface Tasks {

    void add(Task task);

    Optional<Task> find(UserId owner, JobId id);

    /// As [#find], and until the transaction ends nobody removes it.
    Optional<Task> findLocked(UserId owner, JobId id);

    /// Newest first.
    List<Task> list(UserId owner, TaskFilter filter);

    /// Forgets the task, not its job. False when the owner has no such task.
    boolean remove(UserId owner, JobId id);

    /// Forgets tasks whose jobs are no longer kept; says how many.
    int forgetWithoutJob(int atMost);

    /// Where these tasks stand, whoever owns them; a task that was removed is not in it.
    Map<JobId, Standing> standings(Collection<JobId> ids);

    /// Who uses the files that were sent with these tasks; a file that no task names is not in it.
    Map<JobId, InputUse> inputUses(Collection<JobId> sentWith);

    /// `files` are those that the task's owner is given.
    record Standing(JobStatus status, Set<String> files) {

        public static Standing of(JobStatus status, Collection<TaskFile> files) {
            return new Standing(
                    status, files.stream().map(TaskFile::objectKey).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /// `open` when a task that reads the file is not over yet, `succeeded` when one has read it to the end.
    record InputUse(boolean open, boolean succeeded) {

        /// After a failure the file stays for a retry.
        boolean isOver() {
            return !open && succeeded;
        }
    }
}
