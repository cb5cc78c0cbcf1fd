package dev.cloakroom.application.triggers;

import dev.cloakroom.application.auth.Users;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.domain.JsonSize;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.domain.triggers.TriggerRejections;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Makes jobs of events, in the transaction that stores or dispatches these.
public final class FireTriggers {

    /// Of the events of one call. Those of a single event are always fewer.
    static final int MOST_JOBS = 10_000;

    /// The payloads of these together, in bytes.
    static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Triggers triggers;
    private final Users users;
    private final Kinds kinds;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public FireTriggers(
            Triggers triggers, Users users, Kinds kinds, Jobs jobs, InstantSource clock, Supplier<UUID> ids) {
        this.triggers = triggers;
        this.users = users;
        this.kinds = kinds;
        this.jobs = jobs;
        this.clock = clock;
        this.ids = ids;
    }

    /// Joins the open transaction. The events are all of one source.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `too-many-jobs`
    public void handle(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        var owners = events.stream().map(Event::owner).distinct().toList();
        var enabled = triggers.enabled(owners, events.getFirst().source()).stream()
                .collect(Collectors.groupingBy(trigger -> trigger.plan().owner()));
        if (enabled.isEmpty()) {
            return;
        }
        var round = new Round(clock.instant().truncatedTo(ChronoUnit.MICROS));
        for (var event : events) {
            for (var trigger : enabled.getOrDefault(event.owner(), List.of())) {
                if (trigger.means(event)) {
                    round.fire(trigger, event);
                }
            }
        }
        round.store();
    }

    /// What comes of some events, gathered so that it is stored in a few statements.
    private final class Round {
        private final Instant now;
        private final List<Job> made = new ArrayList<>();
        private final Map<JobId, Failure> faulty = new LinkedHashMap<>();
        private final Map<TriggerId, Tally> done = new HashMap<>();
        private final Map<UserId, Optional<User>> owners = new HashMap<>();
        private final Map<Lane, Optional<Failure>> lanes = new HashMap<>();

        private long bytes;

        private record Lane(UserId owner, String queue, String kind) {}

        Round(Instant now) {
            this.now = now;
        }

        void fire(Trigger trigger, Event event) {
            var owner = owners.computeIfAbsent(event.owner(), users::find);
            switch (Draft.of(trigger, event, owner, kinds)) {
                case Draft.Refused(var why) -> count(trigger, tally -> tally.failed(why, now));
                case Draft.Faulty(var job, var why) -> add(trigger, job, Optional.of(why));
                case Draft.Good(var job) -> add(trigger, job, Optional.empty());
            }
        }

        private void add(Trigger trigger, Submission submission, Optional<Failure> fault) {
            var closed = lanes.computeIfAbsent(
                    new Lane(submission.owner(), submission.queue(), submission.kind()), _ -> refusal(submission));
            if (closed.isPresent()) {
                count(trigger, tally -> tally.failed(closed.get(), now));
                return;
            }
            bytes += size(submission);
            if (made.size() == MOST_JOBS || bytes > MOST_BYTES) {
                throw TriggerRejections.tooManyJobs(MOST_JOBS, MOST_BYTES);
            }
            var job = Job.queued(new JobId(ids.get()), submission, now);
            made.add(job);
            fault.ifPresent(why -> faulty.put(job.id(), why));
            count(
                    trigger,
                    tally -> fault.map(why -> tally.failed(why, now)).orElseGet(() -> tally.fired(job.id(), now)));
        }

        private static long size(Submission submission) {
            var payload = submission.payload();
            return payload == null ? 0 : JsonSize.upTo(Draft.LARGEST_PAYLOAD, payload);
        }

        /// A queue that is no more must not refuse the event. Asked once for each queue and kind.
        private Optional<Failure> refusal(Submission submission) {
            try {
                jobs.admit(submission);
                return Optional.empty();
            } catch (Rejection.Unprocessable refused) {
                return Optional.of(TriggerRejections.of(refused));
            }
        }

        private void count(Trigger trigger, UnaryOperator<Tally> how) {
            done.merge(trigger.id(), how.apply(Tally.NOTHING), Tally::and);
        }

        void store() {
            jobs.enqueue(made);
            jobs.fail(faulty);
            triggers.record(done);
        }
    }
}
