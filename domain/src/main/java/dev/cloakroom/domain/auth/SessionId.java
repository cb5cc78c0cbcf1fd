package dev.cloakroom.domain.auth;

import java.util.UUID;

/// The id of a session: the family of refresh tokens that one sign-in began.
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
