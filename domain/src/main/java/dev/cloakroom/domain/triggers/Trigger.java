package dev.cloakroom.domain.triggers;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Instant;
import java.util.Objects;

/// Makes one job of each event that it means. The payload of `plan.job()` is a [Template]. `revision` counts the
/// changes
/// of its owner, not the firing.
public record Trigger(TriggerId id, Plan plan, boolean enabled, Instant createdAt, int revision) {

    /// An event with more events behind it makes no jobs, so that a job whose own end triggers it again comes to an
    /// end.
    public static final int DEEPEST = 8;

    /// What an owner sets.
    public record Plan(EventPattern type, Source source, Condition condition, Submission job) {

        public UserId owner() {
            return job.owner();
        }

        public Template template() {
            return new Template((Json.Obj) Objects.requireNonNull(job.payload()));
        }
    }

    public static Trigger made(TriggerId id, Plan plan, boolean enabled, Instant now) {
        return new Trigger(id, plan, enabled, now, 1);
    }

    public Trigger changed(Plan wanted, boolean on) {
        return new Trigger(id, wanted, on, createdAt, revision + 1);
    }

    /// Whether it wants to hear of the ends of jobs.
    public boolean listens() {
        return enabled && plan.source() == Source.SYSTEM;
    }

    /// Whether it makes a job of this event of its owner; whether it is enabled does not count.
    public boolean means(Event event) {
        return plan.source() == event.source()
                && plan.type().matches(event.type())
                && plan.condition().holds(event);
    }

    /// What it hands in because of an event, its payload already filled.
    public Submission because(Event event, Json.Obj payload) {
        var job = plan.job();
        return new Submission(
                        job.owner(),
                        job.kind(),
                        job.queue(),
                        payload,
                        job.priority(),
                        null,
                        job.limits(),
                        Submission.Origin.NONE)
                .because(event.id(), event.traceparent());
    }
}
