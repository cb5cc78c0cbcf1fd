package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.Password;
import org.jspecify.annotations.Nullable;

/// Hashes passwords, slowly on purpose. Call it outside a transaction.
///
/// Each method is refused as `overloaded` ([dev.cloakroom.domain.Rejection.Throttled]) when too many wait already.
public interface Passwords {

    String hash(Password password);

    /// Where `stored` is null it does the same work and says no, so that the time does not tell.
    boolean matches(Password password, @Nullable String stored);

    /// Whether the hash was made as [#hash] would make it today.
    boolean isCurrent(String stored);
}
