package dev.cloakroom.application.auth;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
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
    private final IdempotencyKeys idempotency;
    private final Transactions transactions;
    private final InstantSource clock;

    public UpdateUser(
            Users users,
            Sessions sessions,
            ApiKeys keys,
            IdempotencyKeys idempotency,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.keys = keys;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Locked(User user, Set<UserId> activeAdmins) {}

    /// @param admin who changes him, and whose key it is
    /// @param precondition refuses the present revision when the change was made for another
    public Submitted<User> handle(
            UserId admin, UserId id, UserChange change, IntConsumer precondition, Once<User> once) {
        return transactions.run(() -> {
            var present = lock(id);
            return once.changing(idempotency, admin, () -> changed(present, change, precondition));
        });
    }

    /// The same by whoever has no keys.
    public User handle(UserId id, UserChange change, IntConsumer precondition) {
        return transactions.run(() -> changed(lock(id), change, precondition));
    }

    private Locked lock(UserId id) {
        // Before the user himself: two admins who demote one another take the locks in the same order.
        var admins = users.lockActiveAdmins();
        return new Locked(users.lock(id).orElseThrow(AuthRejections::noSuchUser), admins);
    }

    private User changed(Locked present, UserChange change, IntConsumer precondition) {
        precondition.accept(present.user().revision());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var changed = present.user().with(change, now);
        if (!changed.isActiveAdmin() && present.activeAdmins().equals(Set.of(changed.id()))) {
            throw AuthRejections.lastAdmin();
        }
        users.update(changed);
        if (changed.isDisabled()) {
            endCredentials(changed.id(), now);
        }
        return changed;
    }

    private void endCredentials(UserId id, Instant now) {
        sessions.revokeAll(id, now);
        keys.revokeAll(id, now);
    }
}
