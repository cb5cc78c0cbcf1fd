// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

/// What `deleteQueue` is asked with.
public record DeleteQueueRequest(String queue) {}
