package dev.cloakroom.http.tasks;

import dev.cloakroom.application.tasks.TaskQueries;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.http.jobs.MadeFile;

/// The clean rows of a task, as the result of its job.
public record FilesOfTasks(TaskQueries queries) implements MadeFile.Source {

    @Override
    public String kind() {
        return Task.KIND;
    }

    @Override
    public MadeFile find(UserId owner, JobId id) {
        var file = queries.outcome(owner, id).result();
        return new MadeFile(
                file.fileName(),
                file.sizeBytes(),
                file.sha256(),
                file.contentType(),
                queries.download(file),
                range -> queries.content(file, range));
    }
}
