package dev.cloakroom.application.payments;

import dev.cloakroom.domain.auth.UserId;
import java.util.UUID;

/// The profiles that a payment may name as its payer.
@FunctionalInterface
public interface Payers {

    /// Whether the owner has that profile, and it is not deleted.
    boolean isOwn(UserId owner, UUID profile);
}
