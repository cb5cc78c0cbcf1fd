package dev.cloakroom.domain.analytics;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers over time: everything has one entry for each of `buckets`, in their order.
///
/// @param events that clients sent, whatever jobs are asked for
/// @param total of all jobs that are asked for
/// @param groups by kind or queue, that with the most jobs first; null where they were not to be told apart
public record Series(
        ZoneId zone,
        List<Period> buckets,
        List<Long> events,
        List<Numbers> total,
        @Nullable List<Group> groups) {

    public record Group(String name, List<Numbers> numbers) {}

    /// The whole of it.
    public Period period() {
        return new Period(buckets.getFirst().from(), buckets.getLast().to());
    }
}
