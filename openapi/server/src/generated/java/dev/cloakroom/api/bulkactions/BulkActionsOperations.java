// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.bulkactions;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface BulkActionsOperations<C> {

    /// Act on many jobs.
    CreateBulkActionResponse createBulkAction(CreateBulkActionRequest request, C call);
}
