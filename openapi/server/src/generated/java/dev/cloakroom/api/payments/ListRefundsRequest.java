// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `listRefunds` is asked with.
public record ListRefundsRequest(UUID paymentId, int limit, @Nullable String cursor) {}
