package dev.cloakroom.application.profiles;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a profile, and stores the key with it.
public final class CreateProfile {

    private final Profiles profiles;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public CreateProfile(
            Profiles profiles,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.profiles = profiles;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Conflict `conflict-duplicate` when another one has the address
    public Submitted<Profile> handle(UserId owner, Person person, Once<Profile> once) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var profile = Profile.made(new ProfileId(ids.get()), owner, person, now);
        return transactions.run(() -> once.act(keys, owner, null, profile, () -> profiles.add(profile)));
    }
}
