package dev.cloakroom.http.triggers;

import dev.cloakroom.api.model.NewTrigger;
import dev.cloakroom.api.model.TriggerPatch;
import dev.cloakroom.api.model.TriggerTrial;
import dev.cloakroom.application.triggers.Draft;
import dev.cloakroom.application.triggers.TriggerSettings;
import dev.cloakroom.application.triggers.Triggers.Standing;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.events.EventViews;
import dev.cloakroom.http.jobs.ScheduledJobs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Triggers as the contract shows and takes them.
public final class TriggerViews {

    private final Problems problems;

    public TriggerViews(Problems problems) {
        this.problems = problems;
    }

    dev.cloakroom.api.model.Trigger of(Standing standing) {
        var trigger = standing.trigger();
        var plan = trigger.plan();
        var tally = standing.tally();
        var lastJob = tally.lastJob();
        var error = tally.lastError();
        return new dev.cloakroom.api.model.Trigger(
                trigger.id().value(),
                plan.type().text(),
                EventViews.source(plan.source()),
                plan.condition().json().items().stream()
                        .map(clause -> (ObjectNode) JsonText.node(clause))
                        .toList(),
                trigger.enabled(),
                ScheduledJobs.of(plan.job()),
                tally.matched(),
                tally.fired(),
                tally.failed(),
                tally.lastFiredAt(),
                lastJob == null ? null : lastJob.value(),
                tally.lastFailedAt(),
                error == null ? null : problems.of(error),
                trigger.createdAt());
    }

    TriggerTrial trial(Optional<Draft> draft) {
        return switch (draft.orElse(null)) {
            case null -> new TriggerTrial(false, null, null);
            case Draft.Good(var job) -> new TriggerTrial(true, ScheduledJobs.of(job), null);
            case Draft.Faulty(var job, var why) -> new TriggerTrial(true, ScheduledJobs.of(job), problems.of(why));
            case Draft.Refused(var why) -> new TriggerTrial(true, null, problems.of(why));
        };
    }

    static TriggerSettings settings(NewTrigger body) {
        return new TriggerSettings(
                new EventPattern(body.eventType()),
                EventViews.source(body.source()),
                condition(body.condition()),
                body.enabled(),
                ScheduledJobs.newJob(body.job()));
    }

    static TriggerSettings settings(TriggerPatch patch) {
        var type = patch.eventType().orElse(null);
        var job = patch.job().orElse(null);
        return new TriggerSettings(
                type == null ? null : new EventPattern(type),
                EventViews.source(patch.source().orElse(null)),
                condition(patch.condition().orElse(null)),
                patch.enabled().orElse(null),
                job == null ? null : ScheduledJobs.newJob(job));
    }

    private static Json.@Nullable Arr condition(@Nullable List<ObjectNode> clauses) {
        return clauses == null
                ? null
                : new Json.Arr(clauses.stream().map(JsonText::json).toList());
    }
}
