// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.NewPayment;
import org.jspecify.annotations.Nullable;

/// What `createPayment` is asked with.
public record CreatePaymentRequest(@Nullable String idempotencyKey, @Nullable String prefer, NewPayment body) {}
