package dev.cloakroom.domain.auth;

import java.util.UUID;

/// The id of a user, and so of an owner: there are no accounts or organisations.
public record UserId(UUID value) {

    /// Owns the work that no person asked for. Nobody can sign in as it.
    public static final UserId SYSTEM = new UserId(new UUID(0, 0));

    @Override
    public String toString() {
        return value.toString();
    }
}
