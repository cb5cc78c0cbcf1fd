// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import java.util.UUID;

/// What `deleteTrigger` is asked with.
public record DeleteTriggerRequest(UUID triggerId) {}
