// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import java.util.UUID;

/// What `getTrigger` is asked with.
public record GetTriggerRequest(UUID triggerId) {}
