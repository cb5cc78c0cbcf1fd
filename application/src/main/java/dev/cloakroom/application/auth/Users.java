package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Those who can sign in. [UserId#SYSTEM] is not among them: nobody finds, lists or changes it here.
public interface Users {

    /// @throws dev.cloakroom.domain.Rejection.Conflict `conflict-duplicate` when the address is taken
    void add(Account account);

    Optional<User> find(UserId id);

    Optional<Account> findByEmail(Email email);

    /// Newest first, those before `before` where it is given.
    List<User> list(@Nullable UserId before, int limit);

    /// Finds the user and keeps it from changing until the transaction ends.
    Optional<User> lock(UserId id);

    /// Who can administer now, kept from changing until the transaction ends.
    Set<UserId> lockActiveAdmins();

    /// Stores role, granted scopes, disabling, cap and revision of a user that is locked.
    void update(User changed);

    /// Replaces one hash of a password by another of the same; nothing happens when it is no longer the stored one.
    void rehash(UserId id, String stored, String renewed);
}
