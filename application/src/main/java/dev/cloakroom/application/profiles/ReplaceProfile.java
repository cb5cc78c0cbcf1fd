package dev.cloakroom.application.profiles;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.domain.profiles.ProfileRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.IntConsumer;

/// Replaces a profile as a whole.
public final class ReplaceProfile {

    private final Profiles profiles;
    private final Transactions transactions;
    private final InstantSource clock;

    public ReplaceProfile(Profiles profiles, Transactions transactions, InstantSource clock) {
        this.profiles = profiles;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when another one was to be replaced
    /// @throws dev.cloakroom.domain.Rejection.Missing where there is no such profile
    /// @throws dev.cloakroom.domain.Rejection.Conflict `conflict-duplicate` when another one has the address
    public Profile handle(UserId owner, ProfileId id, Person person, IntConsumer precondition) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var present = profiles.lock(owner, id).orElseThrow(() -> ProfileRejections.notFound(id));
            precondition.accept(present.revision());
            var replaced = present.changed(person, now);
            profiles.update(replaced);
            return replaced;
        });
    }
}
