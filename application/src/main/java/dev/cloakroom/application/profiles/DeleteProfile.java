package dev.cloakroom.application.profiles;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.domain.profiles.ProfileRejections;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/// Deletes a profile. The row stays, for what names it.
public final class DeleteProfile {

    private final Profiles profiles;
    private final Transactions transactions;
    private final InstantSource clock;

    public DeleteProfile(Profiles profiles, Transactions transactions, InstantSource clock) {
        this.profiles = profiles;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when another one was to be deleted
    /// @throws dev.cloakroom.domain.Rejection.Missing also the second time
    public void handle(UserId owner, ProfileId id, IntConsumer precondition) {
        transactions.run(() -> {
            var present = profiles.lock(owner, id).orElseThrow(() -> ProfileRejections.notFound(id));
            precondition.accept(present.revision());
            profiles.remove(present, clock.instant());
        });
    }
}
