package dev.cloakroom.http.triggers;

import dev.cloakroom.api.model.TriggerList;
import dev.cloakroom.api.triggers.CheckTriggerRequest;
import dev.cloakroom.api.triggers.CheckTriggerResponse;
import dev.cloakroom.api.triggers.CreateTriggerRequest;
import dev.cloakroom.api.triggers.CreateTriggerResponse;
import dev.cloakroom.api.triggers.DeleteTriggerRequest;
import dev.cloakroom.api.triggers.DeleteTriggerResponse;
import dev.cloakroom.api.triggers.GetTriggerRequest;
import dev.cloakroom.api.triggers.GetTriggerResponse;
import dev.cloakroom.api.triggers.ListTriggersRequest;
import dev.cloakroom.api.triggers.ListTriggersResponse;
import dev.cloakroom.api.triggers.TriggersOperations;
import dev.cloakroom.api.triggers.UpdateTriggerRequest;
import dev.cloakroom.api.triggers.UpdateTriggerResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.triggers.ChangeTrigger;
import dev.cloakroom.application.triggers.CreateTrigger;
import dev.cloakroom.application.triggers.DeleteTrigger;
import dev.cloakroom.application.triggers.TriggerQueries;
import dev.cloakroom.application.triggers.Triggers.Standing;
import dev.cloakroom.application.triggers.TryTrigger;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.events.EventViews;
import java.util.function.IntConsumer;

/// The operations of the tag `triggers`.
public final class TriggersApi implements TriggersOperations<Call> {

    private final Actions actions;
    private final TriggerQueries queries;
    private final TriggerViews views;
    private final Cursors cursors;

    /// What can be done to triggers.
    public record Actions(CreateTrigger create, ChangeTrigger change, DeleteTrigger delete, TryTrigger attempt) {}

    public TriggersApi(Actions actions, TriggerQueries queries, TriggerViews views, Cursors cursors) {
        this.actions = actions;
        this.queries = queries;
        this.views = views;
        this.cursors = cursors;
    }

    @Override
    public ListTriggersResponse listTriggers(ListTriggersRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var found = queries.list(call.user(), after == null ? null : new TriggerId(after), request.limit() + 1);
        var page = cursors.page(
                found, request.limit(), standing -> standing.trigger().id().value(), call);
        var triggers = page.rows().stream().map(views::of).toList();
        return new ListTriggersResponse.Ok(new TriggerList(triggers, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateTriggerResponse createTrigger(CreateTriggerRequest request, Call call) {
        var settings = TriggerViews.settings(request.body());
        return switch (actions.create().handle(call.caller(), settings, call.once(this::created))) {
            case Submitted.Replayed<Trigger>(var first) -> new CreateTriggerResponse.Replayed(Call.stored(first));
            case Submitted.Made<Trigger>(var trigger) -> created(trigger);
        };
    }

    @Override
    public GetTriggerResponse getTrigger(GetTriggerRequest request, Call call) {
        var standing = queries.find(call.user(), new TriggerId(request.triggerId()));
        return new GetTriggerResponse.Ok(
                views.of(standing), etag(standing.trigger().revision()));
    }

    @Override
    public UpdateTriggerResponse updateTrigger(UpdateTriggerRequest request, Call call) {
        var id = new TriggerId(request.triggerId());
        var settings = TriggerViews.settings(request.body());
        IntConsumer precondition = revision -> call.requireMatch(etag(revision));
        return switch (actions.change().handle(call.caller(), id, settings, precondition, call.once(this::updated))) {
            case Submitted.Replayed<Standing>(var first) -> new UpdateTriggerResponse.Replayed(Call.stored(first));
            case Submitted.Made<Standing>(var standing) -> updated(standing);
        };
    }

    private UpdateTriggerResponse.Ok updated(Standing standing) {
        return new UpdateTriggerResponse.Ok(
                views.of(standing), etag(standing.trigger().revision()));
    }

    @Override
    public DeleteTriggerResponse deleteTrigger(DeleteTriggerRequest request, Call call) {
        actions.delete().handle(call.user(), new TriggerId(request.triggerId()));
        return new DeleteTriggerResponse.NoContent();
    }

    @Override
    public CheckTriggerResponse checkTrigger(CheckTriggerRequest request, Call call) {
        var told = request.body();
        var draft = actions.attempt()
                .handle(
                        call.caller(),
                        new TriggerId(request.triggerId()),
                        new EventType(told.type()),
                        EventViews.payload(told.payload()));
        return new CheckTriggerResponse.Ok(views.trial(draft));
    }

    private CreateTriggerResponse.Created created(Trigger trigger) {
        return new CreateTriggerResponse.Created(
                views.of(new Standing(trigger, Tally.NOTHING)),
                "/v1/triggers/" + trigger.id(),
                etag(trigger.revision()));
    }

    private static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
