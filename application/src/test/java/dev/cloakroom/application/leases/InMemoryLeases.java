package dev.cloakroom.application.leases;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.leases.EndedLease;
import dev.cloakroom.domain.leases.HeldLease;
import dev.cloakroom.domain.leases.Lease;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.domain.leases.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A few jobs and the workers that lease them. One lane per kind.
public final class InMemoryLeases implements Leases {

    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final int MAX_ATTEMPTS = 5;

    private final InstantSource clock;
    private final List<UserId> owners = new ArrayList<>();
    private final List<String> lanes = new ArrayList<>();
    private final List<Holder> workers = new ArrayList<>();
    private final Map<JobId, Entered> jobs = new LinkedHashMap<>();
    private final Map<LeaseKey, Ended> ended = new HashMap<>();
    private boolean draining;

    public InMemoryLeases(InstantSource clock) {
        this.clock = clock;
    }

    private record Ended(Holder holder, Standing standing) {}

    private static final class Entered {
        private final JobId id;
        private final UserId owner;
        private final String kind;
        private int epoch;
        private int attempts;
        private int crashes;
        private JobStatus status = JobStatus.QUEUED;
        private boolean ready = true;
        private boolean cancelRequested;
        private @Nullable Holder holder;
        private Progress progress = Progress.NONE;

        private Entered(JobId id, UserId owner, String kind) {
            this.id = id;
            this.owner = owner;
            this.kind = kind;
        }

        private LeaseKey key() {
            return new LeaseKey(id, epoch);
        }

        private Claim claim() {
            return new Claim(id, owner, kind, epoch, attempts, crashes, MAX_ATTEMPTS);
        }
    }

    public synchronized void submit(JobId id, UserId owner, String kind) {
        jobs.put(id, new Entered(id, owner, kind));
    }

    public synchronized void cancel(JobId id) {
        job(id).cancelRequested = true;
    }

    /// As when the worker was silent for too long.
    public synchronized void lapse(JobId id) {
        var job = job(id);
        if (job.holder != null) {
            ended.put(job.key(), new Ended(job.holder, new Standing.Lost()));
        }
        job.epoch++;
        job.crashes++;
        job.holder = null;
        job.status = JobStatus.QUEUED;
    }

    /// As when an admin drains all workers.
    public synchronized void drain() {
        draining = true;
    }

    public synchronized JobStatus status(JobId id) {
        return job(id).status;
    }

    public synchronized Progress progress(JobId id) {
        return job(id).progress;
    }

    private Entered job(JobId id) {
        var job = jobs.get(id);
        if (job == null) {
            throw new IllegalStateException("nobody submitted " + id);
        }
        return job;
    }

    private static <T> int number(List<T> all, T one) {
        if (!all.contains(one)) {
            all.add(one);
        }
        return all.indexOf(one);
    }

    @Override
    public synchronized Entry enter(Holder holder, UUID incarnation, Set<String> kinds) {
        return new Entry(number(workers, holder), number(owners, holder.user()), draining);
    }

    @Override
    public synchronized List<Source> ready(Collection<Wish> wishes) {
        var sources = new LinkedHashSet<Source>();
        for (var job : jobs.values()) {
            var source = source(job);
            if (job.ready && job.status == JobStatus.QUEUED && wishes.stream().anyMatch(wish -> wish.covers(source))) {
                sources.add(source);
            }
        }
        return List.copyOf(sources);
    }

    @Override
    public synchronized Map<Integer, Integer> running(Set<Integer> of) {
        return jobs.values().stream()
                .filter(job -> job.status == JobStatus.RUNNING)
                .map(job -> number(owners, job.owner))
                .filter(of::contains)
                .collect(Collectors.toMap(owner -> owner, _ -> 1, Integer::sum));
    }

    private Source source(Entered job) {
        return new Source(number(lanes, job.kind), number(owners, job.owner), job.kind);
    }

    @Override
    public synchronized List<Lease> claim(long worker, List<Share> shares, Duration time) {
        var claimed = new ArrayList<Lease>();
        for (var share : draining ? List.<Share>of() : shares) {
            jobs.values().stream()
                    .filter(job -> job.ready
                            && job.status == JobStatus.QUEUED
                            && source(job).equals(share.source()))
                    .limit(share.quota())
                    .forEach(job -> claimed.add(claim(job, workers.get((int) worker), time)));
        }
        return claimed;
    }

    private Lease claim(Entered job, Holder holder, Duration time) {
        job.epoch++;
        job.attempts++;
        job.holder = holder;
        job.status = JobStatus.RUNNING;
        var now = clock.instant();
        var payload = Json.EMPTY.with("n", Json.of(1));
        return new Lease(job.claim(), "default", payload, now, now.plus(time), now.plus(TIMEOUT), null);
    }

    @Override
    public synchronized List<HeldLease> extend(Holder holder, List<Extension> extensions, Duration time) {
        var held = new ArrayList<HeldLease>();
        for (var extension : extensions) {
            var job = jobs.get(extension.key().id());
            if (job != null && job.key().equals(extension.key()) && holder.equals(job.holder)) {
                job.progress = extension.progress() == null ? job.progress : extension.progress();
                held.add(new HeldLease(job.key(), clock.instant().plus(time), job.cancelRequested));
            }
        }
        return held;
    }

    @Override
    public synchronized void settle(List<Settlement> settlements) {
        for (var settlement : settlements) {
            var job = job(settlement.key().id());
            var holder = job.holder;
            if (job.key().equals(settlement.key()) && holder != null) {
                settle(job, holder, settlement.fate());
            }
        }
    }

    private void settle(Entered job, Holder holder, Fate fate) {
        var end = fate.end() == null ? Attempt.End.SUCCEEDED : fate.end();
        if (job.cancelRequested && end != Attempt.End.SUCCEEDED) {
            end(job, holder, Attempt.End.CANCELED, JobStatus.CANCELED, null);
            return;
        }
        switch (fate) {
            case Fate.Over over -> end(job, holder, end, over.outcome(), null);
            case Fate.Again again -> {
                job.ready = again.delay().isZero();
                job.attempts -= again.counted() ? 0 : 1;
                end(job, holder, end, JobStatus.QUEUED, clock.instant().plus(again.delay()));
            }
        }
    }

    private void end(Entered job, Holder holder, Attempt.End end, JobStatus status, @Nullable Instant next) {
        job.holder = null;
        job.status = status;
        ended.put(job.key(), new Ended(holder, new Standing.Ended(new EndedLease(job.key(), status, next), end)));
    }

    @Override
    public synchronized Map<LeaseKey, Standing> standings(Holder holder, Collection<LeaseKey> keys) {
        var standings = new HashMap<LeaseKey, Standing>();
        keys.forEach(key -> standings.put(key, standing(holder, key)));
        return standings;
    }

    private Standing standing(Holder holder, LeaseKey key) {
        var job = jobs.get(key.id());
        if (job == null) {
            return new Standing.Unknown();
        }
        if (job.key().equals(key) && holder.equals(job.holder)) {
            return new Standing.Held(job.claim());
        }
        var end = ended.get(key);
        if (end != null && end.holder().equals(holder)) {
            return end.standing();
        }
        boolean had = holder.equals(job.holder)
                || ended.entrySet().stream()
                        .anyMatch(lease -> lease.getKey().id().equals(key.id())
                                && lease.getValue().holder().equals(holder));
        return had ? new Standing.Lost() : new Standing.Unknown();
    }
}
