// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `listRequestHistory` is asked with.
public record ListRequestHistoryRequest(UUID requestId, @Nullable String t, @Nullable String xTrackingToken) {}
