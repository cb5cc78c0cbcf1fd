package dev.cloakroom.application.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.reports.Reports.Standing;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public interface ReportsContract {

    Reports reports();

    Jobs jobs();

    /// Somebody who may own reports.
    UserId newOwner();

    /// Ends the job as a worker of that epoch would.
    void end(UserId owner, JobId id, JobStatus status, int epoch, Json.@Nullable Obj result);

    @Test
    default void whatWasOrderedIsFound() {
        var owner = newOwner();
        var report = ordered(owner);
        assertThat(reports().find(owner, report.id())).hasValueSatisfying(found -> {
            assertThat(found.order()).isEqualTo(report.order());
            assertThat(found.job().state()).isEqualTo(report.job().state());
            assertThat(found.job().submission().owner()).isEqualTo(owner);
            assertThat(found.job().submission().kind()).isEqualTo("report");
            assertThat(found.file()).isNull();
            assertThat(found.fileName()).isEqualTo(report.fileName());
        });
    }

    @Test
    default void theFileIsThereWhenTheJobSucceeded() {
        var owner = newOwner();
        var report = ordered(owner);
        var file = TestReports.file(report, 2);
        end(owner, report.id(), JobStatus.SUCCEEDED, 2, file.result());
        assertThat(reports().find(owner, report.id())).hasValueSatisfying(found -> {
            assertThat(found.job().status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(found.file()).isEqualTo(file);
        });
        assertThat(reports().list(owner, ReportFilter.newest(1)))
                .extracting(Report::file)
                .containsExactly(file);
    }

    @Test
    default void listsAreFilteredByStatusAndType() {
        var owner = newOwner();
        var done = ordered(owner);
        var queued = ordered(owner);
        end(owner, done.id(), JobStatus.FAILED, 1, null);
        assertThat(reports().list(owner, of(Set.of(JobStatus.FAILED), null)))
                .extracting(Report::id)
                .containsExactly(done.id());
        assertThat(reports().list(owner, of(Set.of(JobStatus.QUEUED, JobStatus.RUNNING), ReportType.JOBS)))
                .extracting(Report::id)
                .containsExactly(queued.id());
        assertThat(reports().list(owner, of(Set.of(), ReportType.COMPENDIUM_MONSTERS)))
                .isEmpty();
    }

    private static ReportFilter of(Set<JobStatus> statuses, @Nullable ReportType type) {
        return new ReportFilter(statuses, type, null, 10);
    }

    @Test
    default void somebodyElsesReportIsNotThere() {
        var report = ordered(newOwner());
        var other = newOwner();
        assertThat(reports().find(other, report.id())).isEmpty();
        assertThat(reports().list(other, ReportFilter.newest(10))).isEmpty();
        assertThat(reports().remove(other, report.id())).isFalse();
    }

    @Test
    default void aJobThatIsNoReportIsNotAmongThem() {
        var owner = newOwner();
        var report = TestReports.queued(owner);
        jobs().enqueue(report.job());
        assertThat(reports().find(owner, report.id())).isEmpty();
        assertThat(reports().list(owner, ReportFilter.newest(10))).isEmpty();
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var owner = newOwner();
        var first = ordered(owner);
        var second = ordered(owner);
        var third = ordered(owner);
        assertThat(reports().list(owner, ReportFilter.newest(2)))
                .extracting(Report::id)
                .containsExactly(third.id(), second.id());
        assertThat(reports().list(owner, new ReportFilter(Set.of(), null, second.id(), 2)))
                .extracting(Report::id)
                .containsExactly(first.id());
    }

    @Test
    default void whatWasRemovedIsGoneAndItsJobIsNot() {
        var owner = newOwner();
        var report = ordered(owner);
        assertThat(reports().remove(owner, report.id())).isTrue();
        assertThat(reports().remove(owner, report.id())).isFalse();
        assertThat(reports().find(owner, report.id())).isEmpty();
        assertThat(jobs().find(owner, report.id())).isPresent();
    }

    @Test
    default void standingsAreOfAllOwners() {
        var owner = newOwner();
        var queued = ordered(newOwner());
        var done = ordered(owner);
        end(owner, done.id(), JobStatus.FAILED, 4, null);
        var removed = ordered(owner);
        var _ = reports().remove(owner, removed.id());
        var unknown = new JobId(new TestIds().get());
        assertThat(reports().standings(List.of(queued.id(), done.id(), removed.id(), unknown)))
                .containsOnlyKeys(queued.id(), done.id())
                .containsEntry(queued.id(), new Standing(JobStatus.QUEUED, 0))
                .containsEntry(done.id(), new Standing(JobStatus.FAILED, 4));
        assertThat(reports().standings(List.of())).isEmpty();
    }

    private Report ordered(UserId owner) {
        var report = TestReports.queued(owner);
        jobs().enqueue(report.job());
        reports().add(report);
        return report;
    }
}
