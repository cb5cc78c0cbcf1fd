// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

/// What `listQueues` is asked with.
public record ListQueuesRequest() {}
