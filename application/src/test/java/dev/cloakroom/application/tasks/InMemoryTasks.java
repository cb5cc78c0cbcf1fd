package dev.cloakroom.application.tasks;

import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskOutcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tasks beside the jobs that carry them out.
public final class InMemoryTasks implements Tasks {

    private final InMemoryJobs jobs;
    private final Map<String, Task> sent = new TreeMap<>(Comparator.reverseOrder());

    public InMemoryTasks(InMemoryJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public synchronized void add(Task task) {
        sent.put(task.id().toString(), task);
    }

    @Override
    public synchronized Optional<Task> find(UserId owner, JobId id) {
        return Optional.ofNullable(sent.get(id.toString()))
                .filter(task -> task.owner().equals(owner))
                .flatMap(this::now);
    }

    @Override
    public Optional<Task> findLocked(UserId owner, JobId id) {
        return find(owner, id);
    }

    @Override
    public synchronized List<Task> list(UserId owner, TaskFilter filter) {
        var before = filter.before();
        return present()
                .filter(task -> task.owner().equals(owner))
                .filter(task -> filter.statuses().isEmpty()
                        || filter.statuses().contains(task.job().status()))
                .filter(task -> before == null || task.id().toString().compareTo(before.toString()) < 0)
                .limit(filter.limit())
                .toList();
    }

    @Override
    public synchronized boolean remove(UserId owner, JobId id) {
        return find(owner, id).isPresent() && sent.remove(id.toString()) != null;
    }

    @Override
    public synchronized int forgetWithoutJob(int atMost) {
        var gone = sent.values().stream()
                .filter(task -> now(task).isEmpty())
                .limit(atMost)
                .toList();
        gone.forEach(task -> sent.remove(task.id().toString()));
        return gone.size();
    }

    @Override
    public synchronized Map<JobId, Standing> standings(Collection<JobId> ids) {
        return present().filter(task -> ids.contains(task.id())).collect(Collectors.toMap(Task::id, task -> {
            var outcome = task.outcome();
            return Standing.of(task.job().status(), outcome == null ? List.of() : outcome.files());
        }));
    }

    @Override
    public synchronized Map<JobId, InputUse> inputUses(Collection<JobId> sentWith) {
        return present()
                .filter(task -> sentWith.contains(task.input().sentWith()))
                .collect(Collectors.toMap(
                        task -> task.input().sentWith(),
                        task -> new InputUse(
                                !task.job().status().isTerminal(), task.job().status() == JobStatus.SUCCEEDED),
                        (one, other) ->
                                new InputUse(one.open() || other.open(), one.succeeded() || other.succeeded())));
    }

    private Stream<Task> present() {
        return sent.values().stream().map(this::now).flatMap(Optional::stream);
    }

    private Optional<Task> now(Task task) {
        var outcome = jobs.result(task.owner(), task.id()).map(TaskOutcome::of).orElse(null);
        return jobs.find(task.owner(), task.id()).map(job -> new Task(job, task.input(), task.options(), outcome));
    }
}
