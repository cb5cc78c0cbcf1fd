package dev.cloakroom.application.payments;

import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.PaymentStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of an owner's payments, newest first. Null and the empty set do not filter; the window is half-open, in
/// milliseconds. `before` is the last payment of the page before this one.
public record PaymentFilter(
        Set<PaymentStatus> statuses,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable GatewayKey before,
        int limit) {

    public PaymentFilter {
        statuses = Set.copyOf(statuses);
    }
}
