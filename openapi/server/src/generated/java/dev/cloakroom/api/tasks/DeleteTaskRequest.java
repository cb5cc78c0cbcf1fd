// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import java.util.UUID;

/// What `deleteTask` is asked with.
public record DeleteTaskRequest(UUID taskId) {}
