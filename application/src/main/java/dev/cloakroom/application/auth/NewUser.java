package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import java.util.Set;

/// A user to be made, as it was typed.
public record NewUser(String email, Password password, Role role, Set<Scope> granted) {

    public NewUser {
        granted = Set.copyOf(granted);
    }
}
