// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.PaymentPatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `updatePayment` is asked with.
public record UpdatePaymentRequest(
        UUID paymentId,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        PaymentPatch body) {}
