package dev.cloakroom.domain.analytics;

import dev.cloakroom.domain.jobs.JobStatus;
import java.util.EnumMap;
import java.util.Map;

/// What happened in some time: how many jobs ended how, how long those that succeeded or failed took in their last
/// attempt, and how long they waited for it since they were handed in, due, or due again.
public record Numbers(Map<JobStatus, Long> jobs, TimeSketch ran, TimeSketch waited) {

    public static final Numbers NONE = new Numbers(Map.of(), TimeSketch.NONE, TimeSketch.NONE);

    public Numbers {
        jobs = Map.copyOf(jobs);
    }

    /// How many jobs ended so.
    public long jobs(JobStatus end) {
        return jobs.getOrDefault(end, 0L);
    }

    public long allJobs() {
        return jobs.values().stream().mapToLong(count -> count).sum();
    }

    public Numbers plus(Numbers other) {
        var sum = new EnumMap<JobStatus, Long>(JobStatus.class);
        sum.putAll(jobs);
        other.jobs.forEach((end, count) -> sum.merge(end, count, Long::sum));
        return new Numbers(sum, ran.plus(other.ran), waited.plus(other.waited));
    }
}
