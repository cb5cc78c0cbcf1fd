package dev.cloakroom.application.reports;

import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reports beside the jobs that build them.
public final class InMemoryReports implements Reports {

    private final InMemoryJobs jobs;
    private final Map<String, Report> ordered = new TreeMap<>(Comparator.reverseOrder());

    public InMemoryReports(InMemoryJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public synchronized void add(Report report) {
        ordered.put(report.id().toString(), report);
    }

    @Override
    public synchronized Optional<Report> find(UserId owner, JobId id) {
        return Optional.ofNullable(ordered.get(id.toString()))
                .filter(report -> ownerOf(report).equals(owner))
                .map(this::now);
    }

    @Override
    public synchronized List<Report> list(UserId owner, ReportFilter filter) {
        return ordered.values().stream()
                .filter(report -> ownerOf(report).equals(owner))
                .map(this::now)
                .filter(report -> matches(report, filter))
                .limit(filter.limit())
                .toList();
    }

    private static boolean matches(Report report, ReportFilter filter) {
        var before = filter.before();
        return (filter.statuses().isEmpty()
                        || filter.statuses().contains(report.job().status()))
                && (filter.type() == null || filter.type() == report.order().type())
                && (before == null || report.id().toString().compareTo(before.toString()) < 0);
    }

    @Override
    public synchronized boolean remove(UserId owner, JobId id) {
        return find(owner, id).isPresent() && ordered.remove(id.toString()) != null;
    }

    @Override
    public synchronized Map<JobId, Standing> standings(Collection<JobId> ids) {
        var standings = new HashMap<JobId, Standing>();
        ordered.values().stream()
                .filter(report -> ids.contains(report.id()))
                .map(report -> now(report).job())
                .forEach(job -> standings.put(
                        job.id(), new Standing(job.status(), job.state().epoch())));
        return standings;
    }

    private Report now(Report report) {
        var job = jobs.find(ownerOf(report), report.id()).orElseThrow();
        var result = jobs.result(ownerOf(report), report.id());
        return new Report(job, report.order(), result.map(ReportFile::of).orElse(null));
    }

    private static UserId ownerOf(Report report) {
        return report.job().submission().owner();
    }
}
