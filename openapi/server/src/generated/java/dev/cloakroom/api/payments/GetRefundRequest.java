// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `getRefund` is asked with.
public record GetRefundRequest(
        UUID paymentId,
        UUID refundId,
        @Nullable String ifNoneMatch,
        @Nullable String prefer) {}
