// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface TriggersOperations<C> {

    /// One's triggers, newest first.
    ListTriggersResponse listTriggers(ListTriggersRequest request, C call);

    /// Make a job of each such event.
    CreateTriggerResponse createTrigger(CreateTriggerRequest request, C call);

    /// One trigger and what it has done.
    GetTriggerResponse getTrigger(GetTriggerRequest request, C call);

    /// Delete a trigger.
    DeleteTriggerResponse deleteTrigger(DeleteTriggerRequest request, C call);

    /// Change, disable or enable a trigger.
    UpdateTriggerResponse updateTrigger(UpdateTriggerRequest request, C call);

    /// What it would make of an event.
    CheckTriggerResponse checkTrigger(CheckTriggerRequest request, C call);
}
