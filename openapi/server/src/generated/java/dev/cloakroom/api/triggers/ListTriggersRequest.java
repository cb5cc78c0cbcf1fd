// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.triggers;

import org.jspecify.annotations.Nullable;

/// What `listTriggers` is asked with.
public record ListTriggersRequest(int limit, @Nullable String cursor) {}
