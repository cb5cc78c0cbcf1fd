// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.NewPayment;
import java.util.UUID;

/// What `putPayment` is asked with.
public record PutPaymentRequest(UUID paymentId, NewPayment body) {}
