// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import java.util.UUID;

/// What `cancelPayment` is asked with.
public record CancelPaymentRequest(UUID paymentId) {}
