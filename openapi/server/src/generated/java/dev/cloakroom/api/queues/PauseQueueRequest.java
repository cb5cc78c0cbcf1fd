// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

/// What `pauseQueue` is asked with.
public record PauseQueueRequest(String queue) {}
