// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.PaymentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `listPayments` is asked with.
public record ListPaymentsRequest(
        List<PaymentStatus> status,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        int limit,
        @Nullable String cursor) {}
