// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `getPayment` is asked with.
public record GetPaymentRequest(
        UUID paymentId,
        @Nullable Integer revision,
        @Nullable String ifNoneMatch,
        @Nullable String prefer) {}
