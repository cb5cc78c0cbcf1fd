// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.model.TriggerPatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `updateTrigger` is asked with.
public record UpdateTriggerRequest(
        UUID triggerId,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        TriggerPatch body) {}
