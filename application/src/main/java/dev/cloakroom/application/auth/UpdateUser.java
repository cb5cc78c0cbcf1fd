package dev.cloakroom.application.auth;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.sessions.Sessions;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.IntConsumer;

/// Changes a user's role, granted scopes, how many of his jobs may run at a time, or whether he is disabled, which ends
/// his sessions and keys for good. There is always an admin left who can sign in.
public final class UpdateUser {

    private final Users users;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public UpdateUser(Users users, Sessions sessions, ApiKeys keys, Transactions transactions, InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when the change was made for another
    public User handle(UserId id, UserChange change, IntConsumer precondition) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            // Before the user himself: two admins who demote one another take the locks in the same order.
            var admins = users.lockActiveAdmins();
            var user = users.lock(id).orElseThrow(AuthRejections::noSuchUser);
            precondition.accept(user.revision());
            var changed = user.with(change, now);
            if (!changed.isActiveAdmin() && admins.equals(Set.of(id))) {
                throw AuthRejections.lastAdmin();
            }
            users.update(changed);
            if (changed.isDisabled()) {
                endCredentials(id, now);
            }
            return changed;
        });
    }

    private void endCredentials(UserId id, Instant now) {
        sessions.revokeAll(id, now);
        keys.revokeAll(id, now);
    }
}
