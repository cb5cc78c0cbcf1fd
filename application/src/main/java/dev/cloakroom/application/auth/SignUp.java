package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.User;
import java.util.Set;

/// Lets somebody make an account of their own, where the installation allows it.
public final class SignUp {

    private final CreateUser createUser;
    private final boolean open;

    public SignUp(CreateUser createUser, boolean open) {
        this.createUser = createUser;
        this.open = open;
    }

    public User handle(String email, Password password) {
        if (!open) {
            throw AuthRejections.signUpClosed();
        }
        return createUser.handle(new NewUser(email, password, Role.USER, Set.of()));
    }
}
