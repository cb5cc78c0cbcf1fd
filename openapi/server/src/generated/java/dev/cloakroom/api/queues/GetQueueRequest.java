// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

/// What `getQueue` is asked with.
public record GetQueueRequest(String queue) {}
