package dev.cloakroom.application.tasks;

import dev.cloakroom.application.blobs.BlobContent;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.application.blobs.Download;
import dev.cloakroom.application.blobs.DownloadWindow;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.domain.tasks.TaskRejections;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about tasks. Somebody else's task is not there.
public final class TaskQueries {

    private final Tasks tasks;
    private final Blobs blobs;
    private final InstantSource clock;

    public TaskQueries(Tasks tasks, Blobs blobs, InstantSource clock) {
        this.tasks = tasks;
        this.blobs = blobs;
        this.clock = clock;
    }

    public Task find(UserId owner, JobId id) {
        return tasks.find(owner, id).orElseThrow(() -> TaskRejections.notFound(id));
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<Task> list(UserId owner, TaskFilter filter) {
        return tasks.list(owner, filter);
    }

    /// @throws dev.cloakroom.domain.Rejection.Conflict `job-not-finished`, or `job-failed` where none will come
    /// @throws dev.cloakroom.domain.Rejection.Gone `result-expired` where it is no longer kept
    public TaskOutcome outcome(UserId owner, JobId id) {
        var task = find(owner, id);
        var outcome = task.outcome();
        if (outcome == null) {
            var state = task.job().state();
            throw state.status().isTerminal()
                    ? JobRejections.hasNoResult(state)
                    : JobRejections.notFinished(state.status());
        }
        if (task.job().state().times().areExpired(clock.instant())) {
            throw JobRejections.resultExpired(task.job());
        }
        return outcome;
    }

    /// Where to download a file of an outcome from.
    public Download download(TaskFile file) {
        var window = DownloadWindow.at(clock.instant());
        var url = blobs.sign(file.objectKey(), file.fileName(), window.start(), DownloadWindow.VALIDITY);
        return new Download(url, window.expiresAt());
    }

    /// Opens a file of an outcome, or a part of it; the caller closes it.
    public BlobContent content(TaskFile file, @Nullable ByteRange range) {
        try {
            return blobs.open(file.objectKey(), range).orElseThrow(TaskRejections::storeUnavailable);
        } catch (IOException _) {
            throw TaskRejections.storeUnavailable();
        }
    }
}
