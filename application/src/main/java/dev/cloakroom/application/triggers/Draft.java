package dev.cloakroom.application.triggers;

import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.JsonSize;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerRejections;
import java.util.Objects;
import java.util.Optional;

/// What a trigger makes of an event that it means.
public sealed interface Draft {

    /// In bytes, as for every job.
    int LARGEST_PAYLOAD = 256 * 1024;

    /// A job to be handed in.
    record Good(Submission job) implements Draft {}

    /// A job that cannot be done as the event gives it. It is stored all the same, as one that failed, so that nothing
    /// is lost.
    record Faulty(Submission job, Failure why) implements Draft {}

    /// No job: its owner may not, or it would never end.
    record Refused(Failure why) implements Draft {}

    /// What the owner may do now counts, not what he might when he made the trigger; `owner` is empty where he is not
    /// there any more.
    static Draft of(Trigger trigger, Event event, Optional<User> owner, Kinds kinds) {
        if (event.depth() >= Trigger.DEEPEST) {
            return new Refused(TriggerRejections.loop(event));
        }
        try {
            var rights = owner.filter(user -> !user.isDisabled()).orElseThrow(AuthRejections::revoked);
            kinds.demandScope(rights.scopes(), trigger.plan().job().kind());
        } catch (Rejection refused) {
            return new Refused(TriggerRejections.of(refused));
        }
        var filled = trigger.plan().template().fill(event);
        if (JsonSize.upTo(LARGEST_PAYLOAD, filled.payload()) > LARGEST_PAYLOAD) {
            return new Faulty(trigger.because(event, Json.EMPTY), TriggerRejections.tooLarge(LARGEST_PAYLOAD));
        }
        var job = trigger.because(event, filled.payload());
        if (!filled.missing().isEmpty()) {
            return new Faulty(job, TriggerRejections.missing(filled.missing()));
        }
        var faults = kinds.faults(job.kind(), Objects.requireNonNullElse(job.payload(), Json.EMPTY));
        return faults.isEmpty() ? new Good(job) : new Faulty(job, TriggerRejections.unfit(faults));
    }
}
