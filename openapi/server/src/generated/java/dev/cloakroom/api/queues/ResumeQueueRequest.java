// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

/// What `resumeQueue` is asked with.
public record ResumeQueueRequest(String queue) {}
