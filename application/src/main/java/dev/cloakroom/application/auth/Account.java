package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.User;
import org.jspecify.annotations.Nullable;

/// A user together with what proves it is them. `passwordHash` is null where nobody can sign in by password.
public record Account(User user, @Nullable String passwordHash) {

    @Override
    public String toString() {
        return "Account[" + user.id() + "]";
    }
}
