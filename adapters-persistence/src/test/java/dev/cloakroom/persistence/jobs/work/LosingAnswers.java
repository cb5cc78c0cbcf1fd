package dev.cloakroom.persistence.jobs.work;

import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A queue that carries out the first claim and then loses the answer, as a connection does that breaks.
record LosingAnswers(JobQueue queue, Set<String> lost) implements JobQueue {

    LosingAnswers(JobQueue queue) {
        this(queue, new HashSet<>());
    }

    @Override
    public Taken claim(long worker, List<Share> shares) {
        var claimed = queue.claim(worker, shares);
        if (lost.add("once")) {
            throw new IllegalStateException("lost");
        }
        return claimed;
    }

    @Override
    public Ready ready(Set<String> kinds) {
        return queue.ready(kinds);
    }

    @Override
    public List<Claim> held(long worker) {
        return queue.held(worker);
    }

    @Override
    public Set<JobId> settle(List<Settlement> settlements) {
        return queue.settle(settlements);
    }

    @Override
    public Set<JobId> report(List<Report> reports) {
        return queue.report(reports);
    }

    @Override
    public boolean saveCheckpoint(JobId id, int epoch, Json state) {
        return queue.saveCheckpoint(id, epoch, state);
    }

    @Override
    public Optional<Json> checkpoint(JobId id) {
        return queue.checkpoint(id);
    }

    @Override
    public int promote(int atMost) {
        return queue.promote(atMost);
    }

    @Override
    public int expire(int atMost) {
        return queue.expire(atMost);
    }

    @Override
    public List<Stranded> stranded(Duration silence, Duration grace, int atMost) {
        return queue.stranded(silence, grace, atMost);
    }
}
