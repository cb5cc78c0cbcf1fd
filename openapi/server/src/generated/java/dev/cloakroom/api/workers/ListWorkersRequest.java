// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.workers;

import org.jspecify.annotations.Nullable;

/// What `listWorkers` is asked with.
public record ListWorkersRequest(int limit, @Nullable String cursor) {}
