package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about users: everybody about themselves, admins about all.
public final class UserQueries {

    private final Users users;

    public UserQueries(Users users) {
        this.users = users;
    }

    public User find(UserId id) {
        return users.find(id).orElseThrow(AuthRejections::noSuchUser);
    }

    public User findByEmail(String email) {
        return Email.parse(email)
                .flatMap(users::findByEmail)
                .map(Account::user)
                .orElseThrow(AuthRejections::noSuchUser);
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<User> list(@Nullable UserId before, int limit) {
        return users.list(before, limit);
    }
}
