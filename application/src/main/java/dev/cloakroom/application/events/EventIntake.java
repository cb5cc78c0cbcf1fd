package dev.cloakroom.application.events;

import dev.cloakroom.application.StoredResponse;
import java.util.Optional;

/// Where single events go in. Each is stored or refused for itself, but many share one transaction of [StoreEvents],
/// so it must not be called inside one.
public interface EventIntake {

    /// Returns after the commit. Empty: the event is stored, and the answer under its key where there is one. Otherwise
    /// nothing is, and this is the answer that was stored first under the key.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `idempotency-key-reused`
    /// @throws dev.cloakroom.domain.Rejection.Conflict `idempotency-in-progress`
    /// @throws dev.cloakroom.domain.Rejection.Throttled `overloaded`
    Optional<StoredResponse> submit(Arrival arrival);
}
