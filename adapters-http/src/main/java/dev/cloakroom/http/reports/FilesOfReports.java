package dev.cloakroom.http.reports;

import dev.cloakroom.application.reports.ReportQueries;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.http.jobs.MadeFile;

/// The file of a report, as the result of its job.
public record FilesOfReports(ReportQueries queries) implements MadeFile.Source {

    @Override
    public String kind() {
        return Report.KIND;
    }

    @Override
    public MadeFile find(UserId owner, JobId id) {
        var report = queries.find(owner, id);
        var file = report.file();
        if (file == null) {
            throw new Rejection.Missing("The job made no file.");
        }
        return new MadeFile(
                report.fileName(),
                file.sizeBytes(),
                file.sha256(),
                file.contentType(),
                queries.download(report).orElseThrow(),
                range -> queries.content(owner, id, range));
    }
}
