package dev.cloakroom.application.analytics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.TimeSketch;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Knows each job and each event, so nothing needs to be added up.
public final class InMemoryCounters implements Counters {

    /// @param code of the problem where it failed
    /// @param ran null where it did not
    public record Ended(
            UserId owner,
            Instant at,
            String kind,
            String queue,
            JobStatus status,
            String code,
            JobId id,
            @Nullable Duration ran,
            @Nullable Duration waited) {

        Numbers numbers() {
            return new Numbers(Map.of(status, 1L), sketch(ran), sketch(waited));
        }

        private static TimeSketch sketch(@Nullable Duration took) {
            return took == null ? TimeSketch.NONE : TimeSketch.of(took);
        }

        private boolean isIn(Period period) {
            return !at.isBefore(period.from()) && at.isBefore(period.to());
        }

        private boolean matches(Selection selection) {
            return (selection.kind() == null || selection.kind().equals(kind))
                    && (selection.queue() == null || selection.queue().equals(queue));
        }

        private String group(Selection selection) {
            return switch (selection.groupBy()) {
                case KIND -> kind;
                case QUEUE -> queue;
                case null -> "";
            };
        }
    }

    private record Received(UserId owner, Instant at) {}

    private final List<Ended> jobs = new ArrayList<>();
    private final List<Received> events = new ArrayList<>();

    public void ended(Ended job) {
        jobs.add(job);
    }

    public void received(UserId owner, Instant at) {
        events.add(new Received(owner, at));
    }

    @Override
    public List<FailureGroup> failures(UserId owner, Instant from, Instant to, int atMost) {
        var period = new Period(from, to);
        return jobs.stream()
                .filter(job -> job.owner().equals(owner) && job.isIn(period) && job.status() == JobStatus.FAILED)
                .collect(groupingBy(job -> List.of(job.kind(), job.code())))
                .values()
                .stream()
                .map(InMemoryCounters::failures)
                .sorted(Comparator.comparingLong(FailureGroup::count).reversed())
                .limit(atMost)
                .toList();
    }

    private static FailureGroup failures(Collection<Ended> alike) {
        var inTime = alike.stream().sorted(Comparator.comparing(Ended::at)).toList();
        var last = inTime.getLast();
        return new FailureGroup(
                last.kind(), last.code(), inTime.size(), inTime.getFirst().at(), last.at(), last.id());
    }

    @Override
    public Map<Integer, Map<String, Numbers>> jobs(UserId owner, List<Period> periods, Selection selection) {
        var found = new TreeMap<Integer, Map<String, Numbers>>();
        for (int place = 0; place < periods.size(); place++) {
            var period = periods.get(place);
            var groups = jobs.stream()
                    .filter(job -> job.owner().equals(owner) && job.isIn(period) && job.matches(selection))
                    .collect(groupingBy(
                            job -> job.group(selection),
                            mapping(Ended::numbers, reducing(Numbers.NONE, Numbers::plus))));
            if (!groups.isEmpty()) {
                found.put(place, groups);
            }
        }
        return found;
    }

    @Override
    public Map<Integer, Long> events(UserId owner, List<Period> periods) {
        var found = new TreeMap<Integer, Long>();
        for (int place = 0; place < periods.size(); place++) {
            var period = periods.get(place);
            long count = events.stream()
                    .filter(event -> event.owner().equals(owner)
                            && !event.at().isBefore(period.from())
                            && event.at().isBefore(period.to()))
                    .count();
            if (count > 0) {
                found.put(place, count);
            }
        }
        return found;
    }

    @Override
    public boolean addUp(Duration kept, int atMost) {
        return false;
    }
}
