package dev.cloakroom.application.reports;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import org.jspecify.annotations.Nullable;

class InMemoryReportsTest implements ReportsContract {

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final Reports reports = new InMemoryReports(jobs);

    @Override
    public Reports reports() {
        return reports;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public UserId newOwner() {
        return new UserId(new TestIds().get());
    }

    @Override
    public void end(UserId owner, JobId id, JobStatus status, int epoch, Json.@Nullable Obj result) {
        jobs.become(id, TestReports.ended(jobs.find(owner, id).orElseThrow().state(), status, epoch), result);
    }
}
