package dev.cloakroom.application.jobs;

import dev.cloakroom.application.jobs.watch.JobStates;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Submission;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Jobs that nobody works on, unless a test moves them with [#become].
public class InMemoryJobs implements Jobs, JobStates {

    private final Map<String, Job> jobs = new TreeMap<>(Comparator.reverseOrder());
    private final Map<JobId, Json.Obj> results = new HashMap<>();

    @Override
    public synchronized void enqueue(List<Job> submitted) {
        submitted.forEach(job -> admit(job.submission()));
        submitted.forEach(job -> jobs.put(job.id().toString(), job));
    }

    @Override
    public synchronized void fail(Map<JobId, Failure> faulty) {
        faulty.forEach((id, why) -> jobs.computeIfPresent(
                id.toString(), (_, job) -> new Job(id, job.submission(), failed(job.state(), why))));
    }

    @Override
    public void admit(Submission submission) {
        if (!submission.queue().equals(Submission.DEFAULT_QUEUE)) {
            throw JobRejections.unknownQueue(submission.queue());
        }
    }

    /// Puts the job into that state, with that result where it has one.
    public synchronized void become(JobId id, JobState state, Json.@Nullable Obj result) {
        jobs.computeIfPresent(id.toString(), (_, job) -> new Job(id, job.submission(), state));
        if (result != null) {
            results.put(id, result);
        }
    }

    @Override
    public synchronized Optional<Job> find(UserId owner, JobId id) {
        return Optional.ofNullable(jobs.get(id.toString()))
                .filter(job -> job.submission().owner().equals(owner));
    }

    @Override
    public synchronized List<Job> list(UserId owner, JobFilter filter) {
        return jobs.values().stream()
                .filter(job -> job.submission().owner().equals(owner) && matches(job, filter))
                .limit(filter.limit())
                .map(Job::withoutPayload)
                .toList();
    }

    private static boolean matches(Job job, JobFilter filter) {
        var created = job.state().times().created();
        return (filter.statuses().isEmpty() || filter.statuses().contains(job.status()))
                && (filter.kind() == null
                        || filter.kind().equals(job.submission().kind()))
                && (filter.queue() == null
                        || filter.queue().equals(job.submission().queue()))
                && (filter.createdFrom() == null || !created.isBefore(filter.createdFrom()))
                && (filter.createdTo() == null || created.isBefore(filter.createdTo()))
                && (filter.before() == null
                        || job.id().toString().compareTo(filter.before().toString()) < 0);
    }

    @Override
    public synchronized Optional<Json.Obj> result(UserId owner, JobId id) {
        return find(owner, id).map(job -> results.get(job.id()));
    }

    @Override
    public synchronized Map<JobId, Json.Obj> results(Collection<JobId> ids) {
        var found = new HashMap<>(results);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<Attempt> attempts(UserId owner, JobId id) {
        return List.of();
    }

    @Override
    public synchronized List<Job> findAll(UserId owner, Collection<JobId> ids) {
        return list(owner, JobFilter.newest(Integer.MAX_VALUE)).stream()
                .filter(job -> ids.contains(job.id()))
                .toList();
    }

    @Override
    public synchronized Map<JobId, JobState> states(Collection<JobId> ids) {
        var states = new HashMap<JobId, JobState>();
        jobs.values().stream().filter(job -> ids.contains(job.id())).forEach(job -> states.put(job.id(), job.state()));
        return states;
    }

    @Override
    public synchronized Map<JobId, Integer> revisions(Collection<JobId> ids) {
        var revisions = new HashMap<JobId, Integer>();
        jobs.values().stream()
                .filter(job -> ids.contains(job.id()))
                .forEach(job -> revisions.put(job.id(), job.state().revision()));
        return revisions;
    }

    @Override
    public synchronized Optional<Boolean> cancel(UserId owner, JobId id) {
        var found = find(owner, id);
        found.map(Job::state)
                .filter(state -> !state.status().isTerminal())
                .ifPresent(state -> become(id, canceled(state), null));
        return found.map(job -> !job.status().isTerminal());
    }

    /// The time of a job is part of its submission here, and a job without one is ready.
    @Override
    public synchronized boolean runNow(UserId owner, JobId id) {
        return find(owner, id)
                .filter(job ->
                        job.status() == JobStatus.QUEUED && job.submission().runAt() != null)
                .isPresent();
    }

    private static JobState failed(JobState state, Failure why) {
        var created = state.times().created();
        return new JobState(
                JobStatus.FAILED,
                state.progress(),
                state.attempts(),
                false,
                new JobState.Times(created, null, created, null),
                why,
                state.revision() + 1,
                state.epoch());
    }

    private static JobState canceled(JobState state) {
        var status = state.status() == JobStatus.QUEUED ? JobStatus.CANCELED : state.status();
        var created = state.times().created();
        var times = status == JobStatus.CANCELED
                ? new JobState.Times(created, state.times().started(), created, null)
                : state.times();
        return new JobState(
                status, state.progress(), state.attempts(), true, times, null, state.revision() + 1, state.epoch());
    }
}
