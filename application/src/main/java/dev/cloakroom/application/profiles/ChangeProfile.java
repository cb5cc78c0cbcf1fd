package dev.cloakroom.application.profiles;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.domain.profiles.ProfileRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.IntConsumer;

/// Changes some of a profile.
public final class ChangeProfile {

    private final Profiles profiles;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeProfile(Profiles profiles, IdempotencyKeys keys, Transactions transactions, InstantSource clock) {
        this.profiles = profiles;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when the change was made for another
    /// @throws dev.cloakroom.domain.Rejection.Missing where there is no such profile
    /// @throws dev.cloakroom.domain.Rejection.Conflict `conflict-duplicate` when another one has the address
    public Submitted<Profile> handle(
            UserId owner, ProfileId id, PersonFields fields, IntConsumer precondition, Once<Profile> once) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var present = profiles.lock(owner, id).orElseThrow(() -> ProfileRejections.notFound(id));
            return once.changing(keys, owner, () -> {
                precondition.accept(present.revision());
                var changed = present.changed(fields.over(present.person()), now);
                profiles.update(changed);
                return changed;
            });
        });
    }
}
