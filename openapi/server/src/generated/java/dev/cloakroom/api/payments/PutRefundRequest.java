// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.model.NewRefund;
import java.util.UUID;

/// What `putRefund` is asked with.
public record PutRefundRequest(UUID paymentId, UUID refundId, NewRefund body) {}
