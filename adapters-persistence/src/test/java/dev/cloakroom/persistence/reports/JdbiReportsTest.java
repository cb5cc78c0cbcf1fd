package dev.cloakroom.persistence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.reports.Reports;
import dev.cloakroom.application.reports.ReportsContract;
import dev.cloakroom.application.reports.TestReports;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.EndedJobs;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiReportsTest implements ReportsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final Reports reports = new JdbiReports(DATABASE.jdbi());

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
        return DATABASE.newUser();
    }

    @Override
    public void end(UserId owner, JobId id, JobStatus status, int epoch, Json.@Nullable Obj result) {
        EndedJobs.end(DATABASE.jdbi(), id, status, epoch, result, null);
    }

    @Test
    void aReportIsStoredWithItsJobOrNotAtAll() {
        var owner = newOwner();
        var report = TestReports.queued(owner);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> DATABASE.transactions().run(() -> {
                    jobs.enqueue(report.job());
                    reports.add(report);
                    throw new IllegalStateException("no");
                }));
        assertThat(reports.find(owner, report.id())).isEmpty();
        assertThat(jobs.find(owner, report.id())).isEmpty();
    }
}
