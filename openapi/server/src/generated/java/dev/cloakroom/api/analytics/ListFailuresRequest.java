// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `listFailures` is asked with.
public record ListFailuresRequest(@Nullable Instant from, @Nullable Instant to) {}
