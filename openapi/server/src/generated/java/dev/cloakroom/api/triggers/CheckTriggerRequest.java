// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import dev.cloakroom.api.model.NewEvent;
import java.util.UUID;

/// What `checkTrigger` is asked with.
public record CheckTriggerRequest(UUID triggerId, NewEvent body) {}
