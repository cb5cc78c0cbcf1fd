package dev.cloakroom.application.payments;

import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Verdict;

/// Moves money. Asked again under the same key it moves nothing more and says what it said, also where the first
/// answer was lost. Never called inside a transaction.
public interface PaymentGateway {

    /// Collects a payment.
    ///
    /// @throws GatewayFailure when it is not known what became of it; ask again
    Verdict charge(GatewayKey key, Money amount) throws GatewayFailure;

    /// Gives back a part of what was collected under the key `charge`.
    ///
    /// @throws GatewayFailure when it is not known what became of it; ask again
    Verdict refund(GatewayKey key, GatewayKey charge, Money amount) throws GatewayFailure;
}
