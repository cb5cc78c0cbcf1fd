// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.bulkactions;

import dev.cloakroom.api.model.NewBulkAction;
import org.jspecify.annotations.Nullable;

/// What `createBulkAction` is asked with.
public record CreateBulkActionRequest(@Nullable String idempotencyKey, @Nullable String prefer, NewBulkAction body) {}
