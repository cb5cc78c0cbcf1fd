package dev.cloakroom.application.tasks;

import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.reports.TestReports;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

class InMemoryTasksTest implements TasksContract {

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final Tasks tasks = new InMemoryTasks(jobs);

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
        return new UserId(UUID.randomUUID());
    }

    @Override
    public void end(UserId owner, JobId id, JobStatus status, Json.@Nullable Obj result) {
        var state = jobs.find(owner, id).orElseThrow().state();
        jobs.become(id, TestReports.ended(state, status, 1), result);
    }
}
